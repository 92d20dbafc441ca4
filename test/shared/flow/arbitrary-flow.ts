import fc from 'fast-check';
import { type ActionOf, defineFlow, identifierProblem } from '../../../shared/flow/define-flow.ts';
import type { Flow } from '../../../shared/flow/flow.ts';
import { formsOf, typesIn } from './arbitrary-actions.ts';
import { word } from './arbitrary-values.ts';

/** Flows that somebody could write with `defineFlow`: every action that a contact flow may hold, in every form. */

type Action = ActionOf<'CONTACT_FLOW', string>;

const types = typesIn('CONTACT_FLOW');

const name = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((id) => identifierProblem(id) === undefined && id.length <= 40 && !id.endsWith('-outcome'));

export const arbitraryFlow: fc.Arbitrary<Flow> = fc
  .uniqueArray(name, { minLength: 1, maxLength: 12 })
  .chain((names) => {
    const step = fc.constantFrom(...names);
    const forms = formsOf(step);
    // `typesIn` says that a contact flow may hold each.
    const action = fc.oneof(...types.map((type) => forms(type) as fc.Arbitrary<Action>));
    const steps = fc.tuple(...names.map(() => action));
    return fc.record({
      names: fc.constant(names),
      start: step,
      steps,
      kind: fc.constantFrom('CONTACT_FLOW', 'MODULE'),
      name: word,
    });
  })
  .map(({ names, start, steps, kind, name }) =>
    defineFlow({ name, kind, start, steps: Object.fromEntries(names.map((id, i) => [id, steps[i] ?? bye])) }),
  );

const bye: Action = { type: 'DisconnectParticipant' };
