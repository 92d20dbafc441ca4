/** Keys that the words of a menu ask for, in the order said: digits and the names of star and pound after a word for "press". */
export function keyNames(words: string): ReadonlySet<string> {
  const found = new Set<string>();
  const first = words.search(asked);
  if (first < 0) return found;
  // "Press 1 for English, 2 for Spanish": the word is said once for all.
  const all = [
    ...words.matchAll(asked),
    ...[...words.matchAll(further)].filter(({ index }) => index > first),
  ];
  for (const [, key = ''] of all.toSorted((a, b) => a.index - b.index)) {
    const name = key.toLowerCase();
    const digit = digits.find(([word]) => word.test(name))?.[1];
    found.add(digit ?? name);
  }
  return found;
}

const star = 'star|asterisk|asterisco|estrella|звёздочку|звездочку|星号键?';
const pound = 'pound|hash|numeral|almohadilla|gato|cancelletto|решётку|решетку|井号键?';
const counted = 'zero|one|two|three|four|five|six|seven|eight|nine';
const press = 'press|oprima|presione|marque|pulse|prema|premere|нажмите';
const before = String.raw`the\s+|la\s+tecla\s+|el\s+|il\s+|tasto\s+`;
/** Chinese writes no spaces: neither around its word for "press", nor after the name of a key. */
const asked = new RegExp(
  String.raw`(?:(?<!\p{L})(?:${press})\s+(?:${before})?|按\s*)([0-9*#](?![0-9])|(?:${star}|${pound}|${counted})(?![\p{sc=Latin}\p{sc=Cyrillic}]))`,
  'giu',
);

const further = /(?:[,;]\s*|\s(?:or|and|o|y|e)\s+)([0-9*#])\s+(?:for|to|if|para|por|per)\s/giu;

const digits: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^(?:${star})$`), '*'],
  [new RegExp(`^(?:${pound})$`), '#'],
  ...counted.split('|').map((word, digit) => [new RegExp(`^${word}$`), String(digit)] as const),
];
