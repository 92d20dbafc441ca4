import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { describeCaller as contract } from '../../../shared/contract/describe-caller.ts';
import { speakable } from '../../../shared/domain/speakable.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import type { Patients } from '../../identity/patients.ts';
import type { SessionReader } from '../../identity/session.ts';
import { verifiedPatient } from '../../identity/verified-patient.ts';
import type { ContactEvents } from '../../records/contact-events.ts';
import { whisperIn } from '../whisper.ts';

interface Ports {
  readonly sessions: SessionReader;
  readonly patients: Patients;
  readonly events: ContactEvents;
}

/**
 * Who calls is said to the agent only if the caller proved it; otherwise the agent hears that nobody is verified. What was
 * proven holds for the leg it was proven in: behind a callback anybody may answer, so there the name is whom to ask for.
 */
export async function describeCaller(
  { sessions, patients, events }: Ports,
  { sessionId, contactId, input, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const verified = await verifiedPatient(sessions, sessionId, 'L1');
  const [patient] = verified
    ? await Promise.all([
        patients.find(verified.patientId),
        events.append({
          kind: 'disclosure',
          contactId: sessionId,
          at: now,
          function: 'describe-caller',
          dataClass: 'caller-to-agent',
          ...verified,
        }),
      ])
    : [];
  const name = speakable(patient?.greetingName ?? '');
  const pronunciation = speakable(patient?.pronunciation ?? '');
  const level = contactId === sessionId && verified ? verified.level : 'L0';
  return {
    outcome: 'described',
    whisper: whisperIn(language, { name, pronunciation, level, reason: input.reason }),
  };
}
