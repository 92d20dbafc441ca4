import type { Step } from '../../flow/flow.ts';
import { functionOf } from '../answers.ts';
import { call, compare, end, example, say } from '../example.ts';
import { readersOf } from '../reads.ts';
import type { Context, Rule } from '../rule.ts';

export const resultUnchecked: Rule = {
  id: 'result-unchecked',
  level: 'advice',
  what: 'the answer of a synchronous function is used (policy: its outcome is compared before the call goes on)',
  why: 'The function answers "not found" as readily as "found". A flow that does not look goes on as if all were well; one that needs no answer keeps the caller waiting for it.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  wrong: example({ tell: call('note', 'say', 'bye'), say: say('All done.', 'bye'), bye: end }),
  right: example({
    tell: call('note', 'look', 'bye'),
    look: compare('$.External.outcome', { noted: 'say' }, 'bye'),
    say: say('All done.', 'bye'),
    bye: end,
  }),
  actions: ['InvokeLambdaFunction'],
  *check(context) {
    const { structure, policy } = context;
    for (const { n, id, step } of structure.placed) {
      if (!answers(step) || structure.reachable[n] === 0) continue;
      const outcomes = Object.keys(policy?.functions?.[functionOf(step) ?? '']?.outcomes ?? {});
      if (outcomes.length > 1 && !comparedAtOnce(context, step)) {
        yield {
          step: id,
          message: 'The call goes on before the outcome of this function is compared.',
          fix: 'Put a Compare on $.External.outcome right after it.',
          level: 'warning',
        };
      } else if (!policy?.functions && readersOf(context, 'External').size === 0 && !handsOn(context)) {
        yield {
          step: id,
          message: 'Nothing in this flow reads what the function answers.',
          fix: 'Compare its answer, or make the call ASYNCHRONOUS so that the caller need not wait.',
        };
      }
    }
  },
};

const answers = ({ type, parameters }: Step): boolean =>
  type === 'InvokeLambdaFunction' && parameters.InvocationType !== 'ASYNCHRONOUS';

/** Notes may be kept and words said in between, but only what reads nothing of the answer. */
function comparedAtOnce(context: Context, { next = '' }: Step): boolean {
  return context.graph.steps[next]?.type === 'Compare' && readersOf(context, 'External').has(next);
}

/** A flow after this one may read the answer. */
const handsOn = ({ structure }: Context): boolean =>
  structure.steps.some(({ type }) => type === 'TransferToFlow' || type === 'TransferContactToQueue');
