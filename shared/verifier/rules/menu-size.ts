import { end, example, menu } from '../example.ts';
import type { Rule } from '../rule.ts';
import { isMenu } from '../speech.ts';

/** Choices a caller can keep in mind. `0`, `9`, `*` and `#` by custom lead to a person, an emergency, back or again. */
const most = 5;
const customary: ReadonlySet<string> = new Set(['0', '9', '*', '#']);

export const menuSize: Rule = {
  id: 'menu-size',
  level: 'warning',
  what: 'a menu has at most five choices, besides 0, 9, * and #',
  why: 'Callers forget the first choices while they hear the sixth, and press a wrong key or give up.',
  source: 'Dialogue rule: four to five choices (Avaya 15577, dialphone.ai).',
  wrong: example({
    ask: menu('Press a key', { 1: 'bye', 2: 'bye', 3: 'bye', 4: 'bye', 5: 'bye', 6: 'bye' }, 'bye'),
    bye: end,
  }),
  right: example({ ask: menu('Press a key', { 1: 'bye', 2: 'bye', 0: 'bye' }, 'bye'), bye: end }),
  actions: ['GetParticipantInput'],
  *check({ structure }) {
    for (const { id, step } of structure.placed) {
      if (!isMenu(step)) continue;
      const keys = step.conditions.flatMap((c) => c.operands).filter((key) => !customary.has(key));
      if (keys.length <= most) continue;
      yield {
        step: id,
        message: `The menu has ${keys.length} choices, ${most} are easy to keep in mind.`,
        fix: 'Put the rarer ones into a second menu.',
      };
    }
  },
};
