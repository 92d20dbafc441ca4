import type { JsonObject } from './document.ts';
import type { Flow } from './flow.ts';

/** Pixels between columns and rows in the console's flow designer; a block is about 200 × 150. */
const column = 280;
const row = 220;

/**
 * Designer positions: steps stand one column right of the step that first reaches them, left to right. Beside its position
 * a step keeps what `notes` says of it.
 */
export function layout(
  flow: Pick<Flow, 'start' | 'steps'>,
  notes: (step: string) => JsonObject = () => ({}),
): JsonObject {
  const depth = new Map<string, number>();
  const waiting: [string, number][] = [[flow.start, 1]];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [id, at] = next;
    const step = flow.steps[id];
    if (!step || depth.has(id)) continue;
    depth.set(id, at);
    const targets = [step.next, ...step.conditions.map((c) => c.next), ...Object.values(step.errors)];
    for (const target of targets) if (target !== undefined) waiting.push([target, at + 1]);
  }
  const rows = new Map<number, number>();
  const actions: Record<string, JsonObject> = {};
  for (const id of Object.keys(flow.steps)) {
    const at = depth.get(id) ?? 1;
    const y = rows.get(at) ?? 0;
    rows.set(at, y + 1);
    actions[id] = { position: { x: at * column, y: y * row }, isFriendlyName: true, ...notes(id) };
  }
  return { entryPointPosition: { x: 40, y: 40 }, ActionMetadata: actions };
}
