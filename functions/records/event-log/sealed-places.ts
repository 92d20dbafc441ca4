import { link } from '../../../shared/domain/hash-chain.ts';
import type { LogRow, Seal, SealedRow } from './event-log.ts';
import { digestOfRow } from './seal-contact.ts';

/** Where a row stands in the chain of its contact, whether it is there or was lost. */
export interface SealedPlace extends SealedRow {
  readonly previous: string;
}

/** By the sequence of the row. */
export function sealedPlaces(seals: readonly Seal[]): ReadonlyMap<string, SealedPlace> {
  const places = new Map<string, SealedPlace>();
  for (const seal of seals) {
    let { previous } = seal;
    for (const row of seal.rows) {
      places.set(row.sequence, { ...row, previous });
      previous = row.hash;
    }
  }
  return places;
}

/** The row is just what was sealed there. */
export const fits = (row: LogRow, { previous, hash }: SealedPlace): boolean =>
  link(previous, row.sequence, digestOfRow(row)) === hash;
