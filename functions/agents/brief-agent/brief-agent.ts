import type { briefAgent as contract } from '../../../shared/contract/brief-agent.ts';
import type { AnswerOf, InputOf } from '../../../shared/contract/define-contract.ts';
import { identityLevels, reaches } from '../../../shared/domain/identity-level.ts';
import { languages } from '../../../shared/domain/speech/speech.ts';
import type { Appointments } from '../../appointments/appointments.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import type { Patients } from '../../identity/patients.ts';
import type { SessionReader } from '../../identity/session.ts';
import { verifiedPatient } from '../../identity/verified-patient.ts';
import type { OpenMessages } from '../../messages/messages.ts';
import type { Statements } from '../../payments/statements.ts';
import type { ContactEvents } from '../../records/contact-events.ts';
import type { ContactIndex } from '../../records/contact-records.ts';
import { earlierCalls } from './earlier-calls.ts';
import { type Asked, type Sources, screenOf } from './screen.ts';

export interface Ports {
  readonly sessions: SessionReader;
  readonly events: ContactEvents;
  readonly patients: Patients;
  readonly contacts: Pick<ContactIndex, 'find'>;
  readonly messages: OpenMessages;
  readonly appointments: Appointments;
  readonly statements: Statements;
  /** Of the clinic, IANA. */
  readonly zone: string;
}

/** One page: enough for the calls of a week and those that are shown. */
const legsRead = 25;

/**
 * Minimum necessary (45 CFR 164.502(b)): which calls need visits, which need money. Everybody else has to ask for it in the
 * clinic's own systems. A call without a known reason is the front desk's, which needs both.
 */
const needed: Readonly<Record<string, readonly ('appointments' | 'statements')[]>> = {
  appointment: ['appointments'],
  'change-appointment': ['appointments'],
  insurance: ['appointments'],
  bill: ['statements'],
  'payment-trouble': ['statements'],
  crisis: [],
};

/**
 * What the agent sees of a verified caller, as far as a call of this reason needs it. Everything is asked for at once; what does
 * not answer is named on the screen, and the call goes on. Nothing is shown that is not on the list of disclosures.
 */
export async function briefAgent(
  ports: Ports,
  { input, now, language: ofContact }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const verified = provenHere(input) ? await verifiedPatient(ports.sessions, input.call, 'L1') : undefined;
  if (!verified) return { outcome: 'not-allowed' };
  const { patientId, level } = verified;
  const language = languages.find((known) => known === input.language) ?? ofContact;
  const needs = (Object.hasOwn(needed, input.reason) && needed[input.reason]) || [
    'appointments',
    'statements',
  ];
  const ofPatient = {
    index: 'by-patient',
    partitions: [patientId],
    newestFirst: true,
    limit: legsRead,
  } as const;
  const [patient, calls, messages, appointments, statements] = await Promise.all([
    asked(ports.patients.find(patientId)),
    asked(ports.contacts.find(ofPatient).then((legs) => earlierCalls(legs, input.call))),
    asked(ports.messages.of(patientId)),
    needs.includes('appointments') ? asked(ports.appointments.ahead(patientId, now)) : unasked,
    needs.includes('statements') ? asked(ports.statements.of(patientId)) : unasked,
    ports.events.append({
      kind: 'disclosure',
      contactId: input.call,
      at: now,
      function: 'brief-agent',
      dataClass: 'history-to-agent',
      ...verified,
    }),
  ]);
  const sources: Sources = { patient, calls, messages, appointments, statements };
  const isWhole = Object.values(sources).every((source) => source !== 'not-available');
  const screen = screenOf(sources, { language, level, reason: input.reason, zone: ports.zone, now });
  return { outcome: isWhole ? 'briefed' : 'partly', ...screen };
}

/** The call's own session decides; what the contact says can only take away. Without the id of a call there is no session. */
const provenHere = ({ call, identityLevel }: InputOf<typeof contract>): boolean =>
  call !== '' && identityLevels.some((known) => known === identityLevel && reaches(known, 'L1'));

const unasked: Asked<never> = 'not-needed';

/** A source that fails takes nothing else with it; the outcome is counted, and the screen says so. */
const asked = <T>(source: Promise<T>): Promise<Asked<T>> =>
  source.then(
    (found) => ({ found }),
    () => 'not-available',
  );
