import type { Step } from '../../flow/flow.ts';
import { type Answers, answersBefore, outcomePolicy } from '../answers.ts';
import { call, compare, end, example, say } from '../example.ts';
import { provenBefore, rank, writtenLevel } from '../identity.ts';
import { keepingActions } from '../keeping.ts';
import type { Policy } from '../policy.ts';
import { type Read, readsOf } from '../reads.ts';
import type { Problem, Rule } from '../rule.ts';
import { speaks } from '../speech.ts';

const policy: Policy = {
  identity: { attribute: 'identity', levels: ['none', 'known', 'verified'] },
  functions: { 'find-bill': { outcomes: { found: { returns: ['amount'], discloses: 'verified' } } } },
};
const rest = {
  look: call('find-bill', 'which', 'bye'),
  which: compare('$.External.outcome', { found: 'read' }, 'bye'),
  read: say('You owe $.External.amount', 'bye'),
  bye: end,
};

export const identityBeforeDisclosure: Rule = {
  id: 'identity-before-disclosure',
  level: 'error',
  what: 'nothing about a person is said or kept before the identity level it needs is proven (policy)',
  why: 'Somebody else may be on the line. What is said about a person before that person has proven who they are is a disclosure that cannot be taken back.',
  source: 'https://www.ecfr.gov/current/title-45/section-164.514',
  wrong: example(rest, { policy }),
  right: example(
    { check: compare('$.Attributes.identity', { verified: 'look' }, 'bye'), ...rest },
    { policy },
  ),
  *check(context) {
    const { policy: house, graph } = context;
    if (!house?.identity) return;
    const answers = answersBefore(context);
    for (const [id, proven] of provenBefore(context, house)) {
      const step = graph.steps[id];
      const known = answers.get(id);
      if (!step || !known) continue;
      const place = { step, reads: readsOf(context, id), policy: house, answers: known };
      for (const problem of [...disclosures(place), ...claims(place)]) {
        if (proven >= problem.needs) continue;
        yield { step: id, message: problem.message, fix: problem.fix };
      }
    }
  },
};

interface Place {
  readonly step: Step;
  readonly reads: readonly Read[];
  readonly policy: Policy;
  readonly answers: Answers;
}
type Need = Problem & { readonly needs: number };

/** Returns of a function that this step says or keeps, with the level each needs. */
function* disclosures({ step, reads, policy, answers }: Place): Generator<Need> {
  if (!speaks(step) && !keepingActions.has(step.type)) return;
  const seen = new Set<string>();
  for (const read of reads) {
    if (read.root !== 'External' || read.key === 'outcome' || seen.has(read.key)) continue;
    seen.add(read.key);
    const levels = answers.known.flatMap((answer) => {
      const { returns = [], discloses } = outcomePolicy(policy, answer) ?? {};
      return discloses !== undefined && returns.includes(read.key) ? [discloses] : [];
    });
    const needed = levels.toSorted((a, b) => rank(policy, b) - rank(policy, a))[0];
    if (needed === undefined) continue;
    yield {
      needs: rank(policy, needed),
      message: `${read.where} takes ${read.path}, which needs the identity level "${needed}", and some path here has not proven it.`,
      fix: `Branch on $.Attributes.${policy.identity?.attribute} Equals "${needed}", or on an outcome that establishes it, before.`,
    };
  }
}

/** Writing a level claims it: it must be proven, or come from a function that establishes it. */
function* claims({ step, reads, policy, answers }: Place): Generator<Need> {
  const written = step.type === 'UpdateContactAttributes' ? writtenLevel(step.parameters, policy) : undefined;
  if (typeof written !== 'string') return;
  const level = rank(policy, written);
  const fromFunction =
    reads.some((read) => read.root === 'External' && read.path === written) &&
    answers.known.length > 0 &&
    answers.known.every((answer) => outcomePolicy(policy, answer)?.establishes !== undefined);
  if (fromFunction || level === 0) return;
  yield {
    needs: level < 0 ? Number.POSITIVE_INFINITY : level,
    message: `Writes the identity level "${written}", and some path here has not proven it.`,
    fix: 'Write a level only after an outcome that establishes it.',
  };
}
