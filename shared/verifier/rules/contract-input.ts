import { functionOf } from '../answers.ts';
import { call, end, example } from '../example.ts';
import { nearest } from '../nearest.ts';
import { objectAt } from '../reads.ts';
import type { Rule } from '../rule.ts';

const policy = { functions: { pay: { input: ['amount'], outcomes: { paid: { returns: [] } } } } };

export const contractInput: Rule = {
  id: 'contract-input',
  level: 'error',
  what: 'a function gets exactly the inputs of its contract (policy)',
  why: 'A function refuses a call without an input that it needs, and the caller hears an apology each time; an input that it does not know is ignored, so the value that was meant never arrives.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  wrong: example({ pay: call('pay', 'bye', 'bye', { amout: '5' }), bye: end }, { policy }),
  right: example({ pay: call('pay', 'bye', 'bye', { amount: '5' }), bye: end }, { policy }),
  actions: ['InvokeLambdaFunction'],
  *check({ structure, policy: house }) {
    if (!house?.functions) return;
    for (const { id, step } of structure.placed) {
      const name = functionOf(step);
      const input = name === undefined ? undefined : house.functions[name]?.input;
      if (!input) continue;
      const given = Object.keys(objectAt(step.parameters, 'LambdaInvocationAttributes'));
      for (const key of given) {
        if (input.includes(key)) continue;
        const meant = nearest(key, input);
        yield {
          step: id,
          message: `${name} has no input "${key}".`,
          fix: meant ? `Did you mean "${meant}"?` : `Delete it. Inputs: ${input.join(', ') || 'none'}.`,
        };
      }
      for (const key of input) {
        if (given.includes(key)) continue;
        yield {
          step: id,
          message: `${name} gets no "${key}".`,
          fix: 'Add it to LambdaInvocationAttributes.',
        };
      }
    }
  },
};
