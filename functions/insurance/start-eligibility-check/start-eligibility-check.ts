import { createHash } from 'node:crypto';
import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { startEligibilityCheck as contract } from '../../../shared/contract/start-eligibility-check.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import type { SessionReader } from '../../identity/session.ts';
import { verifiedPatient } from '../../identity/verified-patient.ts';
import type { ContactEvents } from '../../records/contact-events.ts';
import type { CheckQueue, Checks } from '../checks.ts';
import type { Coverages } from '../coverages.ts';

export interface Ports {
  readonly sessions: SessionReader;
  readonly coverages: Coverages;
  readonly checks: Pick<Checks, 'open'>;
  readonly queue: CheckQueue;
  readonly events: ContactEvents;
}

/**
 * Puts the question on its way. One question a call: a retry finds the first, and sends it again while it has no answer,
 * because the step before may have died in between.
 */
export async function startEligibilityCheck(
  { sessions, coverages, checks, queue, events }: Ports,
  { sessionId, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const patient = await verifiedPatient(sessions, sessionId, 'L2');
  if (!patient) return { outcome: 'not-allowed' };
  const checkId = checkIdFor(sessionId);
  const [coverage, check] = await Promise.all([
    coverages.current(patient.patientId),
    checks.open({ checkId, sessionId, patientId: patient.patientId }, now),
    events.append({
      kind: 'disclosure',
      dataClass: 'coverage',
      contactId: sessionId,
      at: now,
      function: 'start-eligibility-check',
      ...patient,
    }),
  ]);
  if (!coverage) return { outcome: 'no-coverage' };
  if (!check.answer) await queue.send(checkId);
  return { outcome: 'started', checkId };
}

/** The same for every retry in a call. A digest, so that one id cannot be guessed from the other. */
const checkIdFor = (sessionId: string): string =>
  `chk_${createHash('sha256').update(`eligibility ${sessionId}`).digest('base64url').slice(0, 24)}`;
