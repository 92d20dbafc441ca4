import { end, example, menu } from '../example.ts';
import type { Rule } from '../rule.ts';
import { isMenu } from '../speech.ts';
import type { Structure } from '../structure.ts';

/** Menus that a caller may have to answer one after the other, in one flow. */
const most = 3;
const one = menu('To go on, press 1.', { 1: 'b' }, 'bye');

export const menuDepth: Rule = {
  id: 'menu-depth',
  level: 'advice',
  what: 'no step of a flow is behind more than three menus',
  why: 'With each level of menus about a third of the callers is lost: they take a wrong turn or give up. What many want belongs near the start.',
  source: 'Dialogue rule D2 (dialphone.ai; callhippo.com).',
  wrong: example({
    a: one,
    b: menu('To go on, press 1.', { 1: 'c' }, 'bye'),
    c: menu('To go on, press 1.', { 1: 'd' }, 'bye'),
    d: menu('To go on, press 1.', { 1: 'bye' }, 'bye'),
    bye: end,
  }),
  right: example({ a: one, b: menu('To go on, press 1.', { 1: 'bye' }, 'bye'), bye: end }),
  actions: ['GetParticipantInput'],
  *check({ structure }) {
    const depths = depthsIn(structure);
    for (const { n, id, step } of structure.placed) {
      const depth = depths[n] ?? 0;
      // Said at the first menu that is too deep, not at all behind it.
      if (!isMenu(step) || depth !== most || structure.reachable[n] === 0) continue;
      yield {
        step: id,
        message: `A caller answers ${depth} menus before this one.`,
        fix: 'Merge two menus, or bring the choice nearer to the start.',
      };
    }
  },
};

/** For each step: the fewest menus on a way to it. */
function depthsIn({ steps, targets, offsets, start }: Structure): number[] {
  const depths = steps.map(() => Number.POSITIVE_INFINITY);
  if (start < 0) return depths;
  depths[start] = 0;
  let layer = [start];
  for (let depth = 0; layer.length > 0; depth += 1) {
    const deeper: number[] = [];
    for (const n of layer) {
      const step = steps[n];
      const asks = step !== undefined && isMenu(step) && step.conditions.length > 0;
      for (let i = offsets[n] ?? 0; i < (offsets[n + 1] ?? 0); i++) {
        const to = targets[i] ?? -1;
        const at = asks ? depth + 1 : depth;
        if (to < 0 || (depths[to] ?? 0) <= at) continue;
        depths[to] = at;
        if (asks) deeper.push(to);
        else layer.push(to);
      }
    }
    layer = deeper;
  }
  return depths;
}
