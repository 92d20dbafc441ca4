import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { verifyRecordNumber as contract } from '../../../shared/contract/verify-record-number.ts';
import { reaches } from '../../../shared/domain/identity-level.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import { type Attempts, judge, type Proof, readStanding } from '../attempt.ts';
import { recordLookup } from '../lookup-key.ts';
import type { Lookups } from '../lookups.ts';
import type { Mac } from '../mac.ts';
import type { Candidate, Session } from '../session.ts';

interface Ports {
  readonly mac: Mac;
  readonly lookups: Lookups;
  readonly attempts: Attempts;
}

/** Second factor without a mobile phone: the record number, unless it was by this number that the patient was found. */
export async function verifyRecordNumber(
  { mac, lookups, attempts }: Ports,
  request: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const { input, now } = request;
  const [standing, owners] = await Promise.all([
    readStanding({ attempts, mac }, request),
    recordLookup(mac, input.recordNumber).then((key) => lookups.find(key)),
  ]);
  const { result, settlement } = judge(standing, proofOf(standing.session, owners), {
    function: 'verify-record-number',
    now,
  });
  await attempts.settle(settlement);
  return { outcome: result };
}

function proofOf(session: Session, owners: readonly Candidate[]): Proof | undefined {
  const { patientId, foundBy, level } = session;
  const own = owners.some((owner) => owner.patientId === patientId);
  if (!own || patientId === undefined || !reaches(level, 'L1') || foundBy === 'record') return undefined;
  return { patientId, level: 'L2' };
}
