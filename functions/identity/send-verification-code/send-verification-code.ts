import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { sendVerificationCode as contract } from '../../../shared/contract/send-verification-code.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import { codeMac, codeValidFor } from '../code.ts';
import { codeMessage } from '../code-message.ts';
import type { Mac } from '../mac.ts';
import type { Patients } from '../patients.ts';
import type { SentCode } from '../session.ts';

export interface CodeSessions {
  /**
   * Keeps the code in place of an earlier one and counts it, if the caller is verified to level 1, not locked, and has
   * had fewer than three codes in this call. In one step: two requests at once cannot send four.
   */
  keepCode(
    sessionId: string,
    code: SentCode,
  ): Promise<{ readonly patientId: string } | 'not-allowed' | 'too-many'>;
}

export interface TextMessages {
  /** `refused`: this person has asked for no more texts. */
  send(message: { readonly to: string; readonly body: string }): Promise<'sent' | 'refused'>;
}

interface Ports {
  readonly mac: Mac;
  readonly sessions: CodeSessions;
  readonly patients: Patients;
  readonly messages: TextMessages;
  /** Six digits by chance. */
  readonly newCode: () => string;
  readonly clinicName: string;
}

/** The code goes to the number on file, never to one that the caller names. */
export async function sendVerificationCode(
  { mac, sessions, patients, messages, newCode, clinicName }: Ports,
  { sessionId, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const code = newCode();
  const expiresAt = new Date(now.getTime() + codeValidFor);
  const kept = await sessions.keepCode(sessionId, { mac: await codeMac(mac, sessionId, code), expiresAt });
  if (kept === 'not-allowed' || kept === 'too-many') return { outcome: kept };
  const mobile = (await patients.find(kept.patientId))?.mobile;
  if (mobile === undefined) return { outcome: 'no-mobile' };
  const sent = await messages.send({ to: mobile, body: codeMessage(language, clinicName, code) });
  return { outcome: sent === 'sent' ? 'sent' : 'no-mobile' };
}
