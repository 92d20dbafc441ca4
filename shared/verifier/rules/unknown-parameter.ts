import { specOf } from '../../flow/actions.ts';
import { end, example, say } from '../example.ts';
import { nearest } from '../nearest.ts';
import { slotsOf } from '../parameters.ts';
import type { Rule } from '../rule.ts';

export const unknownParameter: Rule = {
  id: 'unknown-parameter',
  level: 'error',
  what: 'every parameter is one that the action has',
  why: 'Amazon Connect answers "Invalid Action property name" and refuses the flow.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
  wrong: example({ hello: { ...say('Hello', 'bye'), parameters: { Txet: 'Hello' } }, bye: end }),
  right: example({ hello: say('Hello', 'bye'), bye: end }),
  *check(context) {
    for (const { step, type, where, spec, siblings, level } of slotsOf(context)) {
      if (spec || specOf(type)?.openParameters) continue;
      const disputed = !context.policy && published.has(`${type}.${where}`);
      const meant = nearest(where.slice(where.lastIndexOf('.') + 1), siblings);
      const known = siblings.length > 0 ? `It has ${siblings.join(', ')}.` : 'It has no parameters.';
      yield {
        step,
        message: `${type} has no parameter ${where}.`,
        fix: meant ? `Did you mean ${meant}?` : `Delete it. ${known}`,
        ...(disputed ? { level: 'warning' as const } : level && { level }),
      };
    }
  },
};

/** Observed in three published flows; one tester saw the service refuse it. */
const published: ReadonlySet<string> = new Set(['TransferContactToQueue.QueueId']);
