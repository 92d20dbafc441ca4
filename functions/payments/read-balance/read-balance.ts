import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { readBalance as contract } from '../../../shared/contract/read-balance.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import { balanceOf } from '../../../shared/domain/statements.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import type { SessionReader } from '../../identity/session.ts';
import { verifiedPatient } from '../../identity/verified-patient.ts';
import type { ContactEvents } from '../../records/contact-events.ts';
import type { Statements } from '../statements.ts';

export interface Ports {
  readonly sessions: SessionReader;
  readonly statements: Statements;
  readonly events: ContactEvents;
}

/** What the patient owes, and nothing about what for. */
export async function readBalance(
  { sessions, statements, events }: Ports,
  { sessionId, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const patient = await verifiedPatient(sessions, sessionId, 'L1');
  if (!patient) return { outcome: 'not-allowed' };
  const [all] = await Promise.all([
    statements.of(patient.patientId),
    events.append({
      kind: 'disclosure',
      dataClass: 'balance',
      contactId: sessionId,
      at: now,
      function: 'read-balance',
      ...patient,
    }),
  ]);
  const balance = balanceOf(all);
  if (balance === 0) return { outcome: 'nothing-due' };
  return { outcome: 'due', spokenAmount: speechIn(language).money(balance) };
}
