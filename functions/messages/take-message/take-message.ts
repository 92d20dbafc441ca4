import { createHash } from 'node:crypto';
import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { takeMessage as contract } from '../../../shared/contract/take-message.ts';
import { onTheWall } from '../../../shared/domain/clinic-time.ts';
import { isDialable, toE164 } from '../../../shared/domain/phone-number.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import { nextWorkingDay } from '../../../shared/domain/working-day.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import { Fault } from '../../faults.ts';
import type { SessionReader } from '../../identity/session.ts';
import { verifiedPatient } from '../../identity/verified-patient.ts';
import type { Messages, SealNumber } from '../messages.ts';

export interface Ports {
  readonly sessions: SessionReader;
  readonly messages: Messages;
  readonly seal: SealNumber;
  readonly clinicTimeZone: string;
}

/** Open to everybody: who was not verified leaves a number and a reason, and no claim to be anyone. */
export async function takeMessage(
  { sessions, messages, seal, clinicTimeZone }: Ports,
  { input, contactId, sessionId, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const number = toE164(input.phoneNumber);
  if (number === undefined || !isDialable(number)) return { outcome: 'invalid' };
  const reason = reasonIn(input.reason);
  const messageId = messageIdFor(sessionId, reason);
  const dueOn = nextWorkingDay(onTheWall(clinicTimeZone, now).date);
  const [patient, sealedNumber] = await Promise.all([
    verifiedPatient(sessions, sessionId, 'L1'),
    seal(number, messageId),
  ]);
  const patientId = patient?.patientId ?? 'unknown';
  await messages.keep({
    messageId,
    sessionId,
    patientId,
    reason,
    ...(input.spoken === 'yes' && { spokenIn: contactId }),
    sealedNumber,
    takenAt: now,
    dueOn,
  });
  return { outcome: 'taken', spokenDue: speechIn(language).date(dueOn) };
}

/** A word of the flow, never of the caller: so nothing keyed or said can end in the worklist. */
function reasonIn(text: string): string {
  if (/^[a-z][a-z-]{0,39}$/.test(text)) return text;
  throw new Fault({
    code: 'missing-input',
    hint: 'take-message needs "reason" as a word in small letters and hyphens; see its block in the flow',
  });
}

/** The same for a retry; another for another reason in the same call. */
const messageIdFor = (sessionId: string, reason: string): string =>
  `msg_${createHash('sha256').update(`${sessionId} ${reason}`).digest('base64url').slice(0, 24)}`;
