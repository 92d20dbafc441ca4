/** The expiry date of a card as it is keyed: MMYY. */
import { onTheWall } from './clinic-time.ts';

export interface CardExpiry {
  /** 1 to 12. */
  readonly month: number;
  /** Four digits. */
  readonly year: number;
}

/** No brand issues cards for longer. Assumed: twenty years. */
const longestValidityYears = 20;

/** Undefined for no such month, a card that has expired, or a year no card can have. A card is good to the end of its month. */
export function cardExpiryAsKeyed(digits: string, now: Date, timeZone: string): CardExpiry | undefined {
  if (!/^\d{4}$/.test(digits)) return undefined;
  const month = Number(digits.slice(0, 2));
  const { date: today } = onTheWall(timeZone, now);
  const year = Math.floor(today.year / 100) * 100 + Number(digits.slice(2));
  if (month < 1 || month > 12) return undefined;
  const monthsLeft = (year - today.year) * 12 + month - today.month;
  return monthsLeft >= 0 && monthsLeft <= longestValidityYears * 12 ? { month, year } : undefined;
}
