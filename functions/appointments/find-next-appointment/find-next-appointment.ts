import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { findNextAppointment as contract } from '../../../shared/contract/find-next-appointment.ts';
import { onTheWall } from '../../../shared/domain/clinic-time.ts';
import { speakable } from '../../../shared/domain/speakable.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import type { SessionReader } from '../../identity/session.ts';
import { verifiedPatient } from '../../identity/verified-patient.ts';
import type { ContactEvents } from '../../records/contact-events.ts';
import type { Appointments } from '../appointments.ts';
import { unsaid } from '../unsaid.ts';

interface Ports {
  readonly sessions: SessionReader;
  readonly appointments: Appointments;
  readonly events: ContactEvents;
  readonly zone: string;
}

/** That there is no appointment is said about a person too, so both answers are on the list of disclosures. */
export async function findNextAppointment(
  { sessions, appointments, events, zone }: Ports,
  { sessionId, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const patient = await verifiedPatient(sessions, sessionId, 'L1');
  if (!patient) return { outcome: 'not-allowed' };
  const [appointment] = await Promise.all([
    appointments.next(patient.patientId, now),
    events.append({
      kind: 'disclosure',
      contactId: sessionId,
      at: now,
      function: 'find-next-appointment',
      dataClass: 'appointment',
      ...patient,
    }),
  ]);
  if (!appointment) return { outcome: 'none' };
  const { date, time } = onTheWall(zone, appointment.start);
  const otherwise = unsaid[language];
  return {
    outcome: 'found',
    spokenWhen: speechIn(language).when(date, time),
    spokenWith: speakable(appointment.with ?? '') || otherwise.with,
    spokenWhere: speakable(appointment.where ?? '') || otherwise.where,
    spokenBring: speakable(appointment.bring ?? '') || otherwise.bring,
  };
}
