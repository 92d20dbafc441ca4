import type { ActionSpec } from './action-spec.ts';
import type { JsonObject } from './document.ts';

/** Parameters of an action that exclude each other, or of which one must be there. */
export interface ParameterGroup {
  readonly take: 'exactly one of' | 'at most one of' | 'at least one of';
  readonly keys: readonly string[];
}

export const exactlyOneOf = (...keys: readonly string[]): ParameterGroup => ({
  take: 'exactly one of',
  keys,
});
export const atMostOneOf = (...keys: readonly string[]): ParameterGroup => ({ take: 'at most one of', keys });
export const someOf = (...keys: readonly string[]): ParameterGroup => ({ take: 'at least one of', keys });

const none: readonly string[] = [];

/** Why the service refuses these parameters together: phrases whose subject is the action. */
export function refusalsOf({ groups, check }: ActionSpec, parameters: JsonObject): readonly string[] {
  if (!groups) return check?.(parameters) ?? none;
  const together = groups
    .filter((group) => isBroken(group, parameters))
    .map(({ take, keys }) => `needs ${take} ${keys.join(', ')}`);
  return [...together, ...(check?.(parameters) ?? none)];
}

function isBroken({ take, keys }: ParameterGroup, parameters: JsonObject): boolean {
  let count = 0;
  for (const key of keys) if (key in parameters) count += 1;
  return (count > 1 && take !== 'at least one of') || (count === 0 && take !== 'at most one of');
}
