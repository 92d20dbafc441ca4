import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { noteRecordNumber as contract } from '../../../shared/contract/note-record-number.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import { recordLookup } from '../lookup-key.ts';
import type { Lookups } from '../lookups.ts';
import type { Mac } from '../mac.ts';
import type { Candidate, FoundBy } from '../session.ts';

export interface CandidateSessions {
  /** Replaces whom the caller may be; leaves failures and what is verified alone. */
  noteCandidates(noted: {
    readonly sessionId: string;
    readonly foundBy: FoundBy;
    readonly candidates: readonly Candidate[];
    readonly now: Date;
  }): Promise<void>;
}

interface Ports {
  readonly mac: Mac;
  readonly lookups: Lookups;
  readonly sessions: CandidateSessions;
}

/** The same answer and the same work whether or not the number exists. */
export async function noteRecordNumber(
  { mac, lookups, sessions }: Ports,
  { sessionId, input, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const candidates = await lookups.find(await recordLookup(mac, input.recordNumber));
  await sessions.noteCandidates({ sessionId, foundBy: 'record', candidates, now });
  return { outcome: 'noted' };
}
