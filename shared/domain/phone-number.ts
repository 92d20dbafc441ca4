/**
 * A number as people key and write it → E.164, or `undefined` when it cannot be one. Without a plus it is read as North
 * American. Own code because the metadata of all countries would double the size of a function, and only the form of
 * North American numbers matters here.
 */
export function toE164(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/gu, '');
  if (/^\+[1-9]\d{6,14}$/u.test(digits))
    return digits.startsWith('+1') ? northAmerican(digits.slice(2)) : digits;
  if (/^1?\d{10}$/u.test(digits)) return northAmerican(digits.slice(-10));
  return undefined;
}

/** Whether the centre would dial it: North American and not charged to the clinic at a premium (toll fraud). */
export function isDialable(e164: string): boolean {
  return e164.startsWith('+1') && northAmerican(e164.slice(2)) === e164 && !/^\+1(900|\d{3}976)/u.test(e164);
}

/**
 * Area code and exchange start with 2–9 and are no service code (211, 911).
 * Source: North American Numbering Plan, NXX-NXX-XXXX.
 */
function northAmerican(national: string): string | undefined {
  return /^(?!.11)[2-9]\d\d(?!.11)[2-9]\d{6}$/u.test(national) ? `+1${national}` : undefined;
}
