import { end, example, menu } from '../example.ts';
import { wordsAtMost } from '../readability.ts';
import type { Rule } from '../rule.ts';
import { isMenu, speechOf } from '../speech.ts';

/** Words that take about eight seconds to say. */
const most = 25;

export const menuPromptLength: Rule = {
  id: 'menu-prompt-length',
  level: 'advice',
  what: 'the question of a menu has at most 25 words',
  why: 'After about eight seconds callers stop listening, or press a key at random.',
  source: 'Dialogue rule: a prompt of at most eight seconds (callhippo.com).',
  wrong: example({ ask: menu('please '.repeat(26), { 1: 'bye' }, 'bye'), bye: end }),
  right: example({ ask: menu('For appointments press 1', { 1: 'bye' }, 'bye'), bye: end }),
  actions: ['GetParticipantInput'],
  *check({ structure }) {
    for (const { id, step } of structure.placed) {
      if (!isMenu(step)) continue;
      const { texts } = speechOf(step);
      if (sumOf(texts, wordsAtMost) <= most) continue;
      const words = sumOf(texts, wordsIn);
      if (words <= most) continue;
      yield {
        step: id,
        message: `The question has ${words} words, ${most} can be said in eight seconds.`,
        fix: 'Shorten it, or say a part of it in a prompt before.',
      };
    }
  },
};

const sumOf = (texts: readonly string[], count: (text: string) => number): number =>
  texts.reduce((sum, text) => sum + count(text), 0);

/** Works for languages without spaces too. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const wordsIn = (text: string): number =>
  [...segmenter.segment(text)].filter((segment) => segment.isWordLike).length;
