import { type IdentityLevel, reaches } from '../../shared/domain/identity-level.ts';
import type { SessionReader } from './session.ts';

export interface VerifiedPatient {
  readonly patientId: string;
  readonly level: IdentityLevel;
}

/**
 * Whom this call is verified as, if that suffices. Every function that says something about a person asks here first, so
 * that a flow which forgets the question gets `not-allowed` and not the answer.
 */
export async function verifiedPatient(
  sessions: SessionReader,
  sessionId: string,
  needed: IdentityLevel,
): Promise<VerifiedPatient | undefined> {
  const session = await sessions.find(sessionId);
  if (session?.patientId === undefined || !reaches(session.level, needed)) return undefined;
  return { patientId: session.patientId, level: session.level };
}
