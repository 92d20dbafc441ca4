/** Dollars and cents of a whole, non-negative number of cents. */
export function splitCents(cents: number): { readonly dollars: number; readonly cents: number } {
  if (!Number.isSafeInteger(cents) || cents < 0) {
    throw new RangeError(
      'Money is said from a whole number of cents, zero or more; round before, and say a credit in words.',
    );
  }
  return { dollars: Math.floor(cents / 100), cents: cents % 100 };
}

/** "1,234": both languages of the United States group thousands with a comma. */
export const sayWhole = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/gu, ',');
