import { stopWords } from './stop-words.ts';

/** What Contact Lens puts where it took something out, e.g. `[PII]`. Source: Administrator Guide, sensitive-data-redaction. */
const redacted = /\[[\p{Lu}_ -]{1,40}\]/gu;
const chinese = /\p{Script=Han}+/gu;
/** Nobody says longer ones. Unit: characters. */
const longest = 40;

/**
 * The words under which a text is found, each once, in the order in which they were said. Accents, case and punctuation do not
 * count. Nothing with a digit is a word: whatever redaction has missed of numbers, dates and amounts is not in the index.
 * Chinese is not parted into words, which depends on what stands around them: every two characters side by side count as one.
 */
export function wordsOf(text: string, language: string): ReadonlySet<string> {
  const none = stopWords[primary(language)] ?? new Set();
  const found = new Set<string>();
  const spoken = text.replace(redacted, ' ');
  for (const [run] of spoken.matchAll(chinese)) for (const pair of pairsIn(run)) found.add(pair);
  const segments = segmenterOf(language).segment(spoken.replace(chinese, ' '));
  for (const { segment, isWordLike } of segments) {
    const word = isWordLike ? normalised(segment) : '';
    if (word.length > 1 && word.length <= longest && !/\p{N}/u.test(word) && !none.has(word)) found.add(word);
  }
  return found;
}

/** `es` of `es-US`: the same word is the same word in every region. */
export const primary = (language: string): string => (language.split('-')[0] ?? language).toLowerCase();

/** Marks of Latin letters go; those of Cyrillic make other letters, but for `ё`, which many write as `е`. */
function normalised(word: string): string {
  const bare = word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1');
  return bare.normalize('NFC').replaceAll('ё', 'е').replaceAll('’', "'");
}

function pairsIn(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, n) => `${characters[n]}${character}`);
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Making one takes longer than all else. */
function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}
