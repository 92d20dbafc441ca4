import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { verifyCode as contract } from '../../../shared/contract/verify-code.ts';
import { reaches } from '../../../shared/domain/identity-level.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import { type Attempts, judge, type Proof, readStanding } from '../attempt.ts';
import { codeMac } from '../code.ts';
import { type Mac, sameMac } from '../mac.ts';
import type { Session } from '../session.ts';

interface Ports {
  readonly mac: Mac;
  readonly attempts: Attempts;
}

/** Second factor: the code that was texted in this call. */
export async function verifyCode(
  { mac, attempts }: Ports,
  request: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const { sessionId, input, now } = request;
  const [standing, keyed] = await Promise.all([
    readStanding({ attempts, mac }, request),
    codeMac(mac, sessionId, input.code),
  ]);
  const { result, settlement } = judge(standing, proofOf(standing.session, keyed, now), {
    function: 'verify-code',
    now,
  });
  await attempts.settle(settlement);
  return { outcome: result };
}

/** The code stays until it expires: Connect may ask twice, and the second time must end like the first. */
function proofOf({ code, level, patientId }: Session, keyed: string, now: Date): Proof | undefined {
  const right = sameMac(keyed, code?.mac ?? '') && code !== undefined && now < code.expiresAt;
  if (!right || patientId === undefined || code.patientId !== patientId) return undefined;
  return reaches(level, 'L1') ? { patientId, level: 'L2' } : undefined;
}
