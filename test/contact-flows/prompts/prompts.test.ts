import { describe, expect, it } from 'vitest';
import {
  catalogues,
  type Language,
  languages,
  type PromptId,
  sayIn,
} from '../../../contact-flows/prompts/prompts.ts';
import { voices } from '../../../contact-flows/prompts/voices.ts';
import { languages as spoken } from '../../../shared/domain/speech/speech.ts';

// The ids are the keys of this very object.
const ids = Object.keys(catalogues['en-US']) as PromptId[];
const textOf = (language: Language, id: PromptId): string => catalogues[language][id].text;
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
/** Without mark-up; what the flow puts in takes no part. */
const words = (text: string): string => text.replace(/<[^>]*>|\{\w+\}/g, ' ');

/** Digits that stand alone, star and pound. */
const keysIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /(?<!\d)\d(?!\d)|(\bstar\b|asterisco|星号键|звёздочку)|(pound|numeral|cancelletto|井号键|решётку)/g,
    ),
  ].map(([word, star, pound]) => (star ? '*' : pound ? '#' : word));

/** Letters that a language is written with; names from data come by placeholder. */
const alphabets: Readonly<Record<(typeof voices)[Language]['script'], RegExp>> = {
  Latin: /^[\p{Script=Latin}\p{Script=Common}]*$/u,
  Han: /^[\p{Script=Han}\p{Script=Common}]*$/u,
  Cyrillic: /^[\p{Script=Cyrillic}\p{Script=Common}]*$/u,
};

describe.each(languages)('the prompts in %s', (language) => {
  it('take the same values as the English ones', () => {
    for (const id of ids)
      expect(placeholders(textOf(language, id)), id).toEqual(placeholders(textOf('en-US', id)));
  });

  it('name the same keys as the English ones, in the same order', () => {
    for (const id of ids) {
      // An example, in which the day is a digit or a word.
      if (id === 'help-birth-date') continue;
      expect(keysIn(textOf(language, id)), id).toEqual(keysIn(textOf('en-US', id)));
    }
  });

  it('say the same numbers to dial', () => {
    const dialled = (text: string) => new Set(text.match(/911|988/g));
    for (const id of ids) expect(dialled(textOf(language, id)), id).toEqual(dialled(textOf('en-US', id)));
  });

  it('are written in its own script, with nothing between the words that a voice would spell', () => {
    for (const id of ids) expect(words(textOf(language, id)), id).toMatch(alphabets[voices[language].script]);
    for (const id of ids) expect(words(textOf(language, id)), id).not.toMatch(/[/&@#*_\\]|\.\.\./);
  });

  it('can each be said within nine and a half seconds, without what is filled in', () => {
    // Assumed: 15 letters a second, 5 Chinese characters a second.
    const seconds = (text: string) => {
      const wide = [...text].filter((letter) => /\p{Script=Han}/u.test(letter)).length;
      return (words(text).length - wide) / 15 + wide / 5;
    };
    const long = ids.filter((id) => seconds(textOf(language, id)) > 9.5);
    expect(long).toEqual([]);
  });

  it('name no reviewer without a date, and no date without a reviewer', () => {
    for (const { reviewedBy, reviewedOn } of Object.values(catalogues[language]))
      expect(reviewedBy === null).toBe(reviewedOn === null);
  });

  it('refuse a value that is missing', () => {
    expect(() => sayIn(language, 'Clinic')('you-owe')).toThrow(
      `Prompt "you-owe" (${language}) needs a value`,
    );
  });
});

describe('in Chinese, which writes no spaces', () => {
  it('a path stands apart from the words around it', () => {
    for (const id of ids) {
      const text = textOf('zh-CN', id).replaceAll('{clinic}', '').replaceAll('{key}', '');
      expect(text, id).not.toMatch(/[^\s]\{|\}[^\s]/);
    }
  });
});

describe('every language that callers can choose', () => {
  it('is one that functions speak', () => {
    expect([...spoken].sort()).toEqual([...languages].sort());
  });
});
