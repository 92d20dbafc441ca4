import { storedInput } from '../../flow/paths.ts';
import { factsBefore, succeeded } from '../dataflow.ts';
import { call, end, example, exampleFlow, returns, store } from '../example.ts';
import { readersOf } from '../reads.ts';
import type { Rule } from '../rule.ts';
import { isStoring } from '../speech.ts';

const look = call('find-bill', 'done', 'done', { number: storedInput });

export const storedInputUnasked: Rule = {
  id: 'stored-input-unasked',
  level: 'warning',
  what: 'stored digits are read only after an input that stores them',
  why: 'No input before this step stores digits, so the value is empty or left over from another question. A module never sees what its caller stored.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html',
  wrong: {
    sources: [{ file: 'example.json', flow: exampleFlow({ look, done: returns }, { kind: 'MODULE' }) }],
  },
  right: example({ ask: store('Enter your bill number', 'look'), look, done: end }),
  *check(context) {
    const readers = readersOf(context, 'StoredCustomerInput');
    if (readers.size === 0) return;
    const asked = factsBefore<boolean>(context.graph, {
      entry: false,
      join: (a, b) => a || b,
      same: Object.is,
      along: (fact, edge, step) => fact || (isStoring(step) && succeeded(edge)),
    });
    for (const [id, may] of asked) {
      if (may || !readers.has(id)) continue;
      yield {
        step: id,
        message: `Reads ${storedInput}, but no input before this step stores digits.`,
        fix: 'Ask with a storing GetParticipantInput first; hand a value to a module by a contact attribute.',
        ...(context.kind === 'MODULE' && { level: 'error' as const }),
      };
    }
  },
};
