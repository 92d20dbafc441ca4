import fc from 'fast-check';
import { allActions, type Surfaces, specOf } from '../../../shared/flow/actions.ts';
import type { FlowKind } from '../../../shared/flow/flow.ts';
import { routing } from './arbitrary-routing.ts';
import { specified } from './arbitrary-specified.ts';
import { talk } from './arbitrary-talk.ts';
import type { To } from './arbitrary-values.ts';

export type Action = Surfaces<string>[keyof Surfaces<string>];

const byHand = (step: To): Readonly<Record<string, fc.Arbitrary<Action>>> => ({
  ...talk(step),
  ...routing(step),
});

/** Every form of each action: by hand where it has words of ours, else as its specification has it. */
export function formsOf(step: To): (type: string) => fc.Arbitrary<Action> {
  const written = byHand(step);
  return (type) => {
    const spec = specOf(type);
    if (!spec) throw new Error(`There is no action "${type}".`);
    // What the specification allows is what its type is made of (define-*.types.ts).
    return written[type] ?? specified(spec, step).map(({ form }) => form as Action);
  };
}

/** Actions whose form is made of their specification. */
export const made = allActions.filter(({ type }) => !Object.hasOwn(byHand(fc.constant('')), type));

/** Types of the actions that a kind of flow may hold. */
export const typesIn = (kind: FlowKind): string[] =>
  allActions.filter((spec) => spec.flowKinds.includes(kind)).map(({ type }) => type);
