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

const star = 'star|asterisk|asterisco|estrella';
const pound = 'pound|hash|numeral|almohadilla|gato|cancelletto';
const counted = 'zero|one|two|three|four|five|six|seven|eight|nine';
const asked = new RegExp(
  String.raw`\b(?:press|oprima|presione|marque|pulse|prema|premere)\s+(?:the\s+|la\s+tecla\s+|el\s+|il\s+|tasto\s+)?([0-9*#](?![0-9])|(?:${star}|${pound}|${counted})\b)`,
  'giu',
);

const digits: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^(?:${star})$`), '*'],
  [new RegExp(`^(?:${pound})$`), '#'],
  ...counted.split('|').map((word, digit) => [new RegExp(`^${word}$`), String(digit)] as const),
];
