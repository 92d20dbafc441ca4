import { limits, plainText } from '../../flow/document.ts';
import { call, end, example } from '../example.ts';
import type { Rule } from '../rule.ts';

const ask = call('find-bill', 'bye', 'bye');

export const functionTimeout: Rule = {
  id: 'function-timeout',
  level: 'error',
  what: 'a synchronous function call waits at most 8 seconds',
  why: 'Amazon Connect refuses a longer limit, and a caller hears nothing while a function runs.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-invokelambdafunction.html',
  wrong: example({
    ask: { ...ask, parameters: { ...ask.parameters, InvocationTimeLimitSeconds: '12' } },
    bye: end,
  }),
  right: example({ ask, bye: end }),
  actions: ['InvokeLambdaFunction'],
  *check({ structure }) {
    for (const {
      id: step,
      step: { type, parameters },
    } of structure.placed) {
      if (type !== 'InvokeLambdaFunction' || parameters.InvocationType === 'ASYNCHRONOUS') continue;
      const seconds = Number(plainText(parameters.InvocationTimeLimitSeconds ?? ''));
      if (!(seconds > limits.functionSeconds)) continue;
      yield {
        step,
        message: `Waits ${seconds} seconds, ${limits.functionSeconds} are allowed.`,
        fix: `Write ${limits.functionSeconds} or less; start slower work and ask for its result later.`,
      };
    }
  },
};
