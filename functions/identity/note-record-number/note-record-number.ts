import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { noteRecordNumber as contract } from '../../../shared/contract/note-record-number.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import { attemptsPerNumberAndDay } from '../attempt.ts';
import { recordDayKey, recordLookup } from '../lookup-key.ts';
import type { Lookups } from '../lookups.ts';
import type { Mac } from '../mac.ts';
import type { Candidate, FoundBy } from '../session.ts';

export interface CandidateSessions {
  /** Wrong answers of a day, see recordDayKey. */
  failuresOf(counter: string): Promise<number>;
  /** Replaces whom the caller may be; leaves failures and what is verified alone. */
  noteCandidates(noted: {
    readonly sessionId: string;
    readonly foundBy: FoundBy;
    readonly candidates: readonly Candidate[];
    readonly recordCounter: string;
    readonly now: Date;
  }): Promise<void>;
}

interface Ports {
  readonly mac: Mac;
  readonly lookups: Lookups;
  readonly sessions: CandidateSessions;
}

/**
 * The same answer and the same work whether or not the number exists. A record about which too many wrong answers were given
 * today is not found any more: with a withheld number, and one call after the other, a birth date could be guessed.
 */
export async function noteRecordNumber(
  { mac, lookups, sessions }: Ports,
  { sessionId, input, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const record = await recordLookup(mac, input.recordNumber);
  const recordCounter = recordDayKey(record, now);
  const [found, failures] = await Promise.all([lookups.find(record), sessions.failuresOf(recordCounter)]);
  const candidates = failures < attemptsPerNumberAndDay ? found : [];
  await sessions.noteCandidates({ sessionId, foundBy: 'record', candidates, recordCounter, now });
  return { outcome: 'noted' };
}
