/** How hard a spoken text is, by the measure of its language; languages without one are left alone. */

interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  readonly letters: number;
}

interface Language {
  /** Words by which it is told from the others. */
  readonly words: ReadonlySet<string>;
  readonly syllables: (word: string) => number;
  /** A sentence part when the text is too hard. */
  readonly judge: (counts: Counts) => string | undefined;
}

/** Fewer words say little: the measures were made for whole pages. */
const fewest = 12;

const keyAsked = /,?\s*\b(?:press|oprima|presione|marque|pulse|prema)\s+(?:[0-9*#]|\p{L}+)/giu;

/** Says in what way a text is too hard for sixth grade, or undefined. */
export function difficulty(text: string): string | undefined {
  if (wordsAtMost(text) < fewest) return undefined;
  // "Press 1" is a formula that everybody knows, and no prose.
  const plain = text.replace(keyAsked, '').replace(/\$\.[\w.[\]'"]+/gu, 'this');
  // A digit is said as a word, a short one.
  const words = plain.toLowerCase().match(/[\p{L}’']+|\d/gu) ?? [];
  if (words.length < fewest) return undefined;
  const language = languageOf(words);
  if (!language) return undefined;
  return language.judge({
    words: words.length,
    sentences: Math.max(1, plain.split(/[.!?:;]+/u).filter((part) => /\p{L}/u.test(part)).length),
    syllables: words.reduce((sum, word) => sum + language.syllables(word), 0),
    letters: words.reduce((sum, word) => sum + word.length, 0),
  });
}

/** Words of a text, at most: told in one glance, so that a short one need not be taken apart. */
export function wordsAtMost(text: string): number {
  let words = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
    // A digit, a sign that may stand for a word or in one ($ ' _), and any letter of other alphabets.
    const isWord = (code >= 48 && code <= 57) || code === 36 || code === 39 || code === 95 || code > 127;
    if (isWord || (isLetter && !inWord)) words += 1;
    inWord = isLetter;
  }
  return words;
}

/** Source: Kincaid et al. 1975. At most grade six. */
const english: Language = {
  words: new Set('the you your to for is are of and press we please this that will'.split(' ')),
  syllables: (word) => Math.max(1, vowelsIn(word, word.length - silentEnd(word))),
  judge: ({ words, sentences, syllables }) => {
    const grade = 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
    return Math.round(grade) > 6 ? `grade ${grade.toFixed(0)}, 6 is meant` : undefined;
  },
};

/** Letters at the end that are written and not said: of "made", "asked", "lines". */
function silentEnd(word: string): number {
  if (word.endsWith('es')) return 2;
  if (word.endsWith('e')) return word.endsWith('le') ? 0 : 1;
  if (word.length < 3 || !word.endsWith('ed')) return 0;
  const before = word.at(-3);
  return before === 't' || before === 'd' ? 0 : 2;
}

/** a, e, i, o, u and y, by their place in the alphabet. */
const vowels = [...'aeiouy'].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);

/** Groups of vowels that follow each other. */
function vowelsIn(word: string, end: number): number {
  let groups = 0;
  let before = 0;
  for (let i = 0; i < end; i += 1) {
    const place = word.charCodeAt(i) - 97;
    const vowel = place >= 0 && place < 26 ? (vowels >>> place) & 1 : 0;
    groups += vowel & ~before;
    before = vowel;
  }
  return groups;
}

/** Source: Fernández Huerta 1959, as corrected: 206.84 − 60 syllables a word − 1.02 words a sentence; 70 is sixth grade. */
const spanish: Language = {
  words: new Set('el los las de para su sus usted por que oprima en una está y'.split(' ')),
  syllables: (word) =>
    Math.max(
      1,
      (word.replace(/[iuü](?=[aeoáéíóú])|(?<=[aeoáéó])[iuü]/gu, '').match(/[aeiouáéíóúü]/gu) ?? []).length,
    ),
  judge: ({ words, sentences, syllables }) => {
    const ease = 206.84 - 60 * (syllables / words) - 1.02 * (words / sentences);
    return ease < 70 ? `ease ${ease.toFixed(0)}, 70 is meant` : undefined;
  },
};

/** Source: Gulpease (GULP, 1988): 89 + (300 sentences − 10 letters) a word; below 60 is hard after eight years of school. */
const italian: Language = {
  words: new Set('il gli di per che lo è non del della prema premere suo sua con e'.split(' ')),
  syllables: () => 0,
  judge: ({ words, sentences, letters }) => {
    const ease = 89 + (300 * sentences - 10 * letters) / words;
    return ease < 60 ? `Gulpease ${ease.toFixed(0)}, 60 is meant` : undefined;
  },
};

/** The language most of whose words are there, when it is clear: in a prompt of two languages none is. */
function languageOf(words: readonly string[]): Language | undefined {
  const counts = languages.map(() => 0);
  for (const word of words) {
    for (let n = 0; n < languages.length; n += 1) {
      if (languages[n]?.words.has(word)) counts[n] = (counts[n] ?? 0) + 1;
    }
  }
  const most = Math.max(...counts);
  const near = languages.filter((_, n) => 2 * (counts[n] ?? 0) >= most);
  return most >= 2 && near.length === 1 ? near[0] : undefined;
}

const languages = [english, spanish, italian];
