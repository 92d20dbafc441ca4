import { createHash } from 'node:crypto';
import { type Placed, placeOf } from './template.ts';

/** An id that the same resource has at every synthesis. Not secret. */
export function idOf(placed: Placed): string {
  const hex = createHash('sha256').update(placeOf(placed)).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
