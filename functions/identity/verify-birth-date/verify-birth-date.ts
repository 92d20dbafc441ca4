import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { verifyBirthDate as contract } from '../../../shared/contract/verify-birth-date.ts';
import { parseBirthDate } from '../../../shared/domain/birth-date.ts';
import { isoDate, onTheWall } from '../../../shared/domain/clinic-time.ts';
import { speakable } from '../../../shared/domain/speakable.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import { Fault } from '../../faults.ts';
import { type Attempts, judge, type Proof, readStanding } from '../attempt.ts';
import { type BirthDateMac, birthDateMac } from '../birth-date-mac.ts';
import { type Mac, sameMac } from '../mac.ts';
import type { Patients } from '../patients.ts';
import type { Candidate } from '../session.ts';

interface Ports {
  readonly mac: Mac;
  readonly attempts: Attempts;
  readonly patients: Patients;
  readonly zone: string;
}

/** Read where nobody matched, so that a miss takes the time of a match. */
const nobody = 'nobody';

/**
 * First factor: a birth date that fits exactly one of those whom the number, or the noted record number, may belong to.
 * No number, no match, two matches, deceased and restricted end alike, after the same work.
 */
export async function verifyBirthDate(
  { mac, attempts, patients, zone }: Ports,
  request: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const { input, now } = request;
  const date = parseBirthDate(input.birthDate, onTheWall(zone, now).date);
  const [standing, macFor] = await Promise.all([
    readStanding({ attempts, mac }, request),
    birthDateMac(mac, date ? isoDate(date) : 'impossible'),
  ]);
  const match = onlyMatch(standing.session.candidates, macFor);
  const { result, settlement } = judge(standing, match, {
    function: 'verify-birth-date',
    now,
    dataClass: 'name',
  });
  const [patient] = await Promise.all([
    patients.find(match?.patientId ?? nobody),
    attempts.settle(settlement),
  ]);
  if (result !== 'verified') return { outcome: result };
  if (!patient) {
    throw new Fault({
      code: 'unreadable-data',
      hint: 'the lookups table names a patient whom the patients table does not have; import this patient again',
    });
  }
  return { outcome: 'verified', greetingName: speakable(patient.greetingName) };
}

/** Looks at every candidate, also after a match. */
function onlyMatch(candidates: readonly Candidate[], macFor: BirthDateMac): Proof | undefined {
  const matches = candidates.filter(({ patientId, birthDateMac }) =>
    sameMac(macFor(patientId), birthDateMac),
  );
  const [match] = matches;
  if (matches.length !== 1 || !match || match.opensByPersonOnly) return undefined;
  return { patientId: match.patientId, level: 'L1' };
}
