import { limits, plainText } from '../../flow/document.ts';
import type { Step } from '../../flow/flow.ts';
import { factsBefore, onEveryBranch } from '../dataflow.ts';
import { call, end, example, say } from '../example.ts';
import type { Rule } from '../rule.ts';
import { speaks } from '../speech.ts';

/** Beyond this the exact sum does not matter, and a circle of calls ends the analysis. */
const enough = 10 * limits.functionChainSeconds;

export const functionChain: Rule = {
  id: 'function-chain',
  level: 'warning',
  what: 'function calls without a prompt between them take at most 20 seconds together',
  why: 'Amazon Connect ends a longer chain with an error, and until then the caller hears silence.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  wrong: example({
    a: call('a', 'b', 'bye'),
    b: call('b', 'c', 'bye'),
    c: call('c', 'bye', 'bye'),
    bye: end,
  }),
  right: example({
    a: call('a', 'b', 'bye'),
    b: call('b', 'wait', 'bye'),
    wait: say('Still looking', 'c'),
    c: call('c', 'bye', 'bye'),
    bye: end,
  }),
  actions: ['InvokeLambdaFunction'],
  *check(context) {
    if (!context.structure.steps.some((step) => secondsOf(step) > 0)) return;
    const { graph } = context;
    const before = factsBefore<number>(graph, {
      entry: 0,
      join: Math.max,
      same: Object.is,
      along: onEveryBranch((seconds, step) =>
        interrupts(step) ? 0 : Math.min(enough, seconds + secondsOf(step)),
      ),
    });
    for (const [step, seconds] of before) {
      const value = graph.steps[step];
      const total = seconds + (value ? secondsOf(value) : 0);
      if (total <= limits.functionChainSeconds || total === seconds) continue;
      yield {
        step,
        message: `Calls up to here may take ${total >= enough ? 'any number of' : total} seconds without a prompt between them, ${limits.functionChainSeconds} are allowed.`,
        fix: 'Say something between the calls, or shorten their time limits.',
      };
    }
  },
};

/** What the participant does in between ends the chain. */
const interrupts = (step: Step): boolean => speaks(step) || step.type === 'ShowView' || step.type === 'Wait';

/** Longest a step may keep the caller waiting for a function. */
const secondsOf = ({ type, parameters }: Step): number =>
  type === 'InvokeLambdaFunction' && parameters.InvocationType !== 'ASYNCHRONOUS'
    ? Number(plainText(parameters.InvocationTimeLimitSeconds ?? '')) || limits.functionSeconds
    : 0;
