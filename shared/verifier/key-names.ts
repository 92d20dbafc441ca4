/** Keys that the words of a menu ask for, in the order said: digits and the names of star and pound after a word for "press". */
export function keyNames(words: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, key = ''] of words.matchAll(asked)) {
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

const digits: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^(?:${star})$`), '*'],
  [new RegExp(`^(?:${pound})$`), '#'],
  ...counted.split('|').map((word, digit) => [new RegExp(`^${word}$`), String(digit)] as const),
];
