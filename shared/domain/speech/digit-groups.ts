/** "731004" → "7 3 1, 0 0 4". Everything that is no digit is left out; a single digit never stands alone at the end. */
export function sayDigits(text: string): string {
  const digits = [...text.replace(/\D/gu, '')];
  const groups: string[] = [];
  while (digits.length > 0) groups.push(digits.splice(0, sizeOfNext(digits.length)).join(' '));
  return groups.join(', ');
}

/** An E.164 number. A North American one (+1) is said without the country, 3-3-4. */
export function sayPhone(e164: string): string {
  const national = /^\+1(\d{3})(\d{3})(\d{4})$/u.exec(e164);
  if (!national) return sayDigits(e164);
  return national
    .slice(1)
    .map((group) => [...group].join(' '))
    .join(', ');
}

const sizeOfNext = (left: number): number => (left === 4 ? 2 : Math.min(3, left));
