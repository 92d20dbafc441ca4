import type { Step } from '../../flow/flow.ts';
import { end, example, menu } from '../example.ts';
import { keyNames } from '../key-names.ts';
import type { Rule } from '../rule.ts';
import { isMenu, questionAt, speechOf } from '../speech.ts';

export const keysAnnounced: Rule = {
  id: 'keys-announced',
  level: 'advice',
  what: 'a menu announces the keys that it has, and no others',
  why: 'A caller cannot press what nobody has said, and a key that is announced and does nothing sounds like a fault of theirs. 0, 9, star and pound may have been announced once for all menus.',
  source: 'Dialogue rules D3, D4 and D16 (Avaya 15577).',
  wrong: example({ ask: menu('For a bill, press 1.', { 2: 'bye' }, 'bye'), bye: end }),
  right: example({ ask: menu('For a bill, press 1.', { 1: 'bye', 0: 'bye' }, 'bye'), bye: end }),
  actions: ['GetParticipantInput'],
  *check({ structure, graph, policy }) {
    for (const { id, step } of structure.placed) {
      if (!isMenu(step) || step.conditions.length === 0) continue;
      const { texts, prompts } = speechOf(step);
      const words = texts.length > 0 ? texts.join(' ') : questionAt(graph, id);
      const said = keyNames(words);
      // A recording, a value from outside or words of another language cannot be read.
      if (said.size === 0 || prompts.length > 0 || words.includes('$.')) continue;
      const keys = new Set(step.conditions.flatMap(({ operands }) => operands));
      const unsaid = [...keys].filter(
        (key) => !said.has(key) && !customary.has(key) && !saidBefore(structure.steps, step, key),
      );
      const idle = [...said].filter((key) => !keys.has(key));
      const level = policy ? ('warning' as const) : ('advice' as const);
      if (unsaid.length > 0)
        yield {
          step: id,
          message: `Nothing announces the key ${unsaid.join(', ')}.`,
          fix: 'Say what it is for.',
          level,
        };
      if (idle.length > 0)
        yield {
          step: id,
          message: `The key ${idle.join(', ')} is announced and has no branch.`,
          fix: 'Give it a branch, or do not announce it.',
          level,
        };
    }
  },
};

/** True when another menu announces the key for the same thing: a menu asked again may be shorter. */
const saidBefore = (steps: readonly Step[], menu: Step, key: string): boolean =>
  steps.some(
    (other) =>
      other !== menu &&
      isMenu(other) &&
      targetOf(other, key) === targetOf(menu, key) &&
      keyNames(speechOf(other).texts.join(' ')).has(key),
  );

const targetOf = (menu: Step, key: string): string | undefined =>
  menu.conditions.find(({ operands }) => operands.includes(key))?.next;

const customary: ReadonlySet<string> = new Set(['0', '9', '*', '#']);
