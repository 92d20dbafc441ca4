import * as z from 'zod/mini';
import { identityLevels } from '../../../shared/domain/identity-level.ts';
import type { Session } from '../../identity/session.ts';
import { fromItem, type Item, type Storable } from './attribute-values.ts';
import { readAs } from './read-as.ts';

/** A session is of no use after the call; a day leaves room for a callback. Unit: seconds. */
const keptFor = 24 * 60 * 60;

/** Value of the table's TTL attribute `expiresAt`. Unit: seconds since 1970. */
export const expiryOf = (now: Date): number => Math.floor(now.getTime() / 1000) + keptFor;

const sessionItem = z.object({
  contactId: z.string(),
  level: z._default(z.enum(identityLevels), 'L0'),
  patientId: z.optional(z.string()),
  foundBy: z.optional(z.enum(['number', 'record'])),
  candidates: z._default(
    z.array(z.object({ patientId: z.string(), birthDateMac: z.string(), opensByPersonOnly: z.boolean() })),
    [],
  ),
  recordCounter: z.optional(z.string()),
  failures: z._default(z.number(), 0),
  codesSent: z._default(z.number(), 0),
  codeMac: z.optional(z.string()),
  codeExpiresAt: z.optional(z.string()),
  codeFor: z.optional(z.string()),
});

export function sessionFrom(item: Item): Session {
  const read = readAs(sessionItem, fromItem(item), 'SESSIONS_TABLE');
  const { contactId, codeMac, codeExpiresAt, codeFor, patientId, foundBy, recordCounter, ...rest } = read;
  return {
    ...rest,
    sessionId: contactId,
    ...(patientId === undefined ? {} : { patientId }),
    ...(foundBy === undefined ? {} : { foundBy }),
    ...(recordCounter === undefined ? {} : { recordCounter }),
    ...(codeMac === undefined || codeExpiresAt === undefined || codeFor === undefined
      ? {}
      : { code: { mac: codeMac, expiresAt: new Date(codeExpiresAt), patientId: codeFor } }),
  };
}

/** Of a session, or of a count. */
export const failuresIn = (item: Item | undefined): number => Number(item?.failures?.N ?? 0);

export const candidateList = (session: Pick<Session, 'candidates'>): Storable =>
  session.candidates.map((candidate) => ({ ...candidate }));
