import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { recogniseCaller as contract } from '../../../shared/contract/recognise-caller.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import { phoneLookup } from '../lookup-key.ts';
import type { Lookups } from '../lookups.ts';
import type { Mac } from '../mac.ts';
import { emptySession, type Session } from '../session.ts';

export interface OpenSessions {
  /** Keeps a session that exists already, so that calling twice does not give three new attempts. */
  open(session: Session, now: Date): Promise<void>;
}

interface Ports {
  readonly mac: Mac;
  readonly lookups: Lookups;
  readonly sessions: OpenSessions;
}

/** Opens the session and notes who the number may belong to. Nobody is verified by a number: anybody can send one. */
export async function recogniseCaller(
  { mac, lookups, sessions }: Ports,
  { sessionId, callerNumber, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const candidates =
    callerNumber === undefined ? [] : await lookups.find(await phoneLookup(mac, callerNumber));
  await sessions.open({ ...emptySession(sessionId), foundBy: 'number', candidates }, now);
  return { outcome: candidates.length > 0 ? 'known-number' : 'unknown-number' };
}
