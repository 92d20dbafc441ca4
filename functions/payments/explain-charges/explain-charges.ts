import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { explainCharges as contract } from '../../../shared/contract/explain-charges.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import { spokenCharges } from '../../../shared/domain/spoken-charges.ts';
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

/** What the balance is made of. The service of a visit says more of a person than an amount, so it takes level 2. */
export async function explainCharges(
  { sessions, statements, events }: Ports,
  { sessionId, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const patient = await verifiedPatient(sessions, sessionId, 'L2');
  if (!patient) return { outcome: 'not-allowed' };
  const [all] = await Promise.all([
    statements.of(patient.patientId),
    events.append({
      kind: 'disclosure',
      dataClass: 'charges',
      contactId: sessionId,
      at: now,
      function: 'explain-charges',
      ...patient,
    }),
  ]);
  const charges = spokenCharges(all, language, speechIn(language));
  return charges === undefined
    ? { outcome: 'nothing-due' }
    : { outcome: 'explained', spokenCharges: charges };
}
