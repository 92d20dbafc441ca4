/** A session as the identity functions leave it. */
import type { TableItem } from '../../functions/adapters/dynamodb/patient-items.ts';
import type { SessionReader } from '../../functions/identity/session.ts';
import { emptySession } from '../../functions/identity/session.ts';
import type { IdentityLevel } from '../../shared/domain/identity-level.ts';

export const sessionItem = (contactId: string, level: IdentityLevel, patientId = 'p-okafor'): TableItem => ({
  table: 'SESSIONS_TABLE',
  item: { contactId: { S: contactId }, level: { S: level }, patientId: { S: patientId } },
});

/** Every call is verified as this patient, to this level. */
export const sessionAt = (level: IdentityLevel, patientId = 'p-okafor'): SessionReader => ({
  find: async (sessionId) => ({
    ...emptySession(sessionId),
    level,
    ...(level === 'L0' ? {} : { patientId }),
  }),
});
