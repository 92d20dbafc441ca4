import type { Say } from '../prompts/prompts.ts';

/**
 * What follows silence and keys that mean nothing in a menu, each counted and said by itself: the first time that, in few words,
 * and the choices; the second time the choices with help; then `lost`. The menu leads silence to `first-silence` and other keys to
 * `first-other-key`; `ask` makes a question like it out of texts.
 */
export const askAgain = <const Question, const Lost extends string>(
  say: Say,
  menu: {
    readonly ask: (...texts: readonly string[]) => Question;
    readonly choices: string;
    readonly help: string;
    /** Where somebody goes whom help did not help. */
    readonly lost: Lost;
  },
) =>
  ({
    'first-silence': { type: 'Loop', count: 1, whileLooping: 'after-silence', whenDone: 'with-help' },
    'first-other-key': { type: 'Loop', count: 1, whileLooping: 'after-other-key', whenDone: 'with-help' },
    'after-silence': menu.ask(say('no-key-heard'), menu.choices),
    'after-other-key': menu.ask(say('nothing-on-key'), menu.choices),
    'with-help': {
      ...menu.ask(menu.choices, menu.help),
      onTimeout: menu.lost,
      onNoMatch: menu.lost,
    },
  }) as const;
