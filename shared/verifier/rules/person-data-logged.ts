import { end, example, logging, say, store } from '../example.ts';
import { logOffBefore } from '../flow-log.ts';
import { readersIn } from '../reads.ts';
import type { Rule } from '../rule.ts';
import { taintsIn } from '../taint.ts';

const policy = { unlogged: true } as const;

export const personDataLogged: Rule = {
  id: 'person-data-logged',
  level: 'error',
  what: 'flow logging is off, in this flow or in all that lead to it, where keyed digits or data about a person are used (policy)',
  why: 'A flow log writes the parameters of each step with their values: names, birth dates and digits would stand in CloudWatch in clear, in reach of everybody who operates the centre.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-logs.html',
  wrong: example(
    {
      ask: store('Key in your birth date', 'back'),
      back: say('You said $.StoredCustomerInput', 'bye'),
      bye: end,
    },
    { policy },
  ),
  right: example(
    {
      quiet: logging('Disabled', 'ask'),
      ask: store('Key in your birth date', 'back'),
      back: say('You said $.StoredCustomerInput', 'bye'),
      bye: end,
    },
    { policy },
  ),
  *check(context) {
    // Whether an instance logs by default is a decision of the house.
    if (!context.policy?.unlogged) return;
    const off = logOffBefore(context.set).get(context);
    for (const { id, reads } of readersIn(context)) {
      if (off?.get(id) !== false) continue;
      const read = reads.find((one) => taintsIn(context).of(id, one).length > 0);
      if (!read) continue;
      yield {
        step: id,
        message: `${read.where} takes ${read.path} while flow logging may be on.`,
        fix: 'Put UpdateFlowLoggingBehavior "Disabled" at the start of the entry flow, and do not turn it on again.',
      };
    }
  },
};
