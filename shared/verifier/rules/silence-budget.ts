import { limits, plainText } from '../../flow/document.ts';
import type { Step } from '../../flow/flow.ts';
import { factsBefore, onEveryBranch } from '../dataflow.ts';
import { call, end, example, say } from '../example.ts';
import type { Rule } from '../rule.ts';
import { isMenu, isStoring, speaks } from '../speech.ts';

export const silenceBudget: Rule = {
  id: 'silence-budget',
  level: 'advice',
  what: 'a caller hears something at least every eight seconds (policy: or as often as the house demands)',
  why: 'After a few seconds without a sound callers think that the line is dead, press keys or hang up; a sentence such as "I am still looking" keeps them.',
  source: 'Dialogue rule D10: a filler every five to eight seconds (ivrsworld.com).',
  wrong: example({ one: call('first', 'two', 'bye'), two: call('second', 'bye', 'bye'), bye: end }),
  right: example({
    one: call('first', 'wait', 'bye'),
    wait: say('One moment.', 'two'),
    two: call('second', 'bye', 'bye'),
    bye: end,
  }),
  actions: ['InvokeLambdaFunction'],
  *check(context) {
    // Assumed: what an agent hears before the call is no silence of the caller's, who still hears the queue.
    if (context.kind === 'AGENT_WHISPER' || context.kind === 'AGENT_HOLD') return;
    if (!context.structure.steps.some((step) => silenceOf(step) > 0)) return;
    const most = context.policy?.silenceSeconds ?? limits.functionSeconds;
    const before = factsBefore<number>(context.graph, {
      entry: 0,
      join: Math.max,
      same: Object.is,
      along: onEveryBranch((seconds, step) =>
        heard(step) ? 0 : Math.min(enough, seconds + silenceOf(step)),
      ),
    });
    for (const [step, seconds] of before) {
      const value = context.graph.steps[step];
      const own = value ? silenceOf(value) : 0;
      // Said once for each stretch: where it becomes too long.
      if (own === 0 || seconds > most || seconds + own <= most) continue;
      yield {
        step,
        message: `Up to here a caller may hear nothing for ${seconds + own} seconds, ${most} are meant.`,
        fix: 'Say something before this step, or shorten the time limits before it.',
      };
    }
  },
};

/** Seconds from which it no longer matters how many: lets a circle end. */
const enough = 120;

const heard = (step: Step): boolean => speaks(step) || isMenu(step) || isStoring(step);

/** Longest that a step keeps a voice call waiting without a sound. */
function silenceOf({ type, parameters }: Step): number {
  if (type !== 'InvokeLambdaFunction' || parameters.InvocationType === 'ASYNCHRONOUS') return 0;
  return Number(plainText(parameters.InvocationTimeLimitSeconds ?? '')) || limits.functionSeconds;
}
