import type { PlannedStep } from './planned-step.ts';

/** Slots of hours that nowhere make a difference: wherever they are asked, open and closed lead to the same step. */
export function inertHours(steps: readonly PlannedStep[]): ReadonlySet<number> {
  const asked = steps.filter(({ op }) => op === 'hours');
  const differing = new Set(
    asked
      .filter(({ ways }) => new Set(ways.filter(({ sets }) => sets.length > 0).map(({ to }) => to)).size > 1)
      .map(({ place }) => place?.slot),
  );
  return new Set(asked.flatMap(({ place }) => (place && !differing.has(place.slot) ? [place.slot] : [])));
}
