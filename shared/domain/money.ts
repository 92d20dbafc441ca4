/** Amounts of US dollars, always as whole cents: a fraction of a cent is an error, never rounded away. */

/** A whole number of cents, zero or more. */
export type Cents = number;

/** Refuses what is no amount, so that a wrong item in a table never becomes a wrong charge. */
export function asCents(value: unknown): Cents {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new RangeError('An amount is a whole number of cents, zero or more; this one is not.');
  return value;
}

/** What is keyed on a telephone: whole dollars, at most six digits. Undefined when it is no such amount. */
export function dollarsAsKeyed(digits: string): Cents | undefined {
  if (!/^\d{1,6}$/.test(digits)) return undefined;
  return Number(digits) * 100;
}

export const total = (amounts: readonly Cents[]): Cents => amounts.reduce((sum, amount) => sum + amount, 0);
