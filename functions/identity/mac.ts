import { timingSafeEqual } from 'node:crypto';

/**
 * A keyed fingerprint of a text, base64url. Who does not hold the key can neither reverse it nor compute it, so it may
 * stand in a table where the text itself may not: short numbers and dates are guessed in seconds from a plain hash.
 */
export type Mac = (text: string) => Promise<string>;

/** Takes as long for texts that differ early as for texts that differ late. */
export function sameMac(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
