import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbAttempts } from '../../../functions/adapters/dynamodb/attempts.ts';
import { dynamoDbCandidateSessions } from '../../../functions/adapters/dynamodb/candidate-sessions.ts';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbCodeSessions } from '../../../functions/adapters/dynamodb/code-sessions.ts';
import { dynamoDbOpenSessions } from '../../../functions/adapters/dynamodb/open-sessions.ts';
import { dynamoDbSessionReader } from '../../../functions/adapters/dynamodb/session-reader.ts';
import type { Settlement } from '../../../functions/identity/attempt.ts';
import { emptySession } from '../../../functions/identity/session.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { memorySessions, type SessionStores } from '../memory.ts';

let centre: LocalCentre;
beforeAll(async () => {
  centre = await startLocalCentre();
});
afterAll(() => centre.close());

function dynamoDbSessions(): SessionStores {
  const dynamoDb = dynamoDbWithin(new AbortController().signal);
  const tables = { SESSIONS_TABLE: 'SESSIONS_TABLE', CONTACT_EVENTS_TABLE: 'CONTACT_EVENTS_TABLE' };
  return {
    reader: dynamoDbSessionReader(dynamoDb, tables.SESSIONS_TABLE),
    open: dynamoDbOpenSessions(dynamoDb, tables.SESSIONS_TABLE),
    candidates: dynamoDbCandidateSessions(dynamoDb, tables.SESSIONS_TABLE),
    codes: dynamoDbCodeSessions(dynamoDb, tables.SESSIONS_TABLE),
    attempts: dynamoDbAttempts(dynamoDb, tables),
  };
}

const now = new Date('2026-03-03T17:40:00Z');
const candidates = [{ patientId: 'p-1', birthDateMac: 'mac-1', opensByPersonOnly: false }];
const code = { mac: 'code-mac', expiresAt: new Date('2026-03-03T17:50:00Z') };
let id = '';
let ids = 0;
let seconds = 0;

function settlement(change: Partial<Settlement>): Settlement {
  const at = new Date(now.getTime() + 1000 * ++seconds);
  return {
    sessionId: id,
    counters: [],
    failuresSeen: 0,
    newFailures: 0,
    event: {
      kind: 'verification',
      contactId: id,
      at,
      function: 'verify-code',
      result: 'verified',
      level: 'L0',
    },
    ...change,
  };
}
const recordCounter = 'record#mac#2026-03-03';
const proof = { patientId: 'p-1', level: 'L1' } as const;

describe.each([
  ['in memory', memorySessions],
  ['in DynamoDB', dynamoDbSessions],
])('sessions %s', (_where, make) => {
  let stores: SessionStores;
  beforeEach(() => {
    stores = make();
    id = `call-${++ids}`;
  });

  it('knows nothing of a call that was never opened', async () => {
    expect(await stores.reader.find(id)).toBeUndefined();
    expect(await stores.attempts.standing(id, 'caller#x')).toEqual({
      session: undefined,
      failuresOfNumber: 0,
    });
  });

  it('opens a session once: a second opening changes nothing', async () => {
    await stores.open.open({ ...emptySession(id), foundBy: 'number', candidates }, now);
    await stores.attempts.settle(settlement({ newFailures: 1 }));
    await stores.open.open(emptySession(id), now);
    expect(await stores.reader.find(id)).toEqual({
      ...emptySession(id),
      foundBy: 'number',
      candidates,
      failures: 1,
    });
  });

  it('replaces candidates and keeps failures', async () => {
    await stores.open.open(emptySession(id), now);
    await stores.attempts.settle(settlement({ newFailures: 1 }));
    await stores.candidates.noteCandidates({
      sessionId: id,
      foundBy: 'record',
      candidates,
      recordCounter,
      now,
    });
    expect(await stores.reader.find(id)).toEqual({
      ...emptySession(id),
      foundBy: 'record',
      candidates,
      recordCounter,
      failures: 1,
    });
  });

  it('notes candidates of a call that was never opened', async () => {
    await stores.candidates.noteCandidates({
      sessionId: id,
      foundBy: 'record',
      candidates,
      recordCounter,
      now,
    });
    expect(await stores.reader.find(id)).toEqual({
      ...emptySession(id),
      foundBy: 'record',
      candidates,
      recordCounter,
    });
  });

  it('counts failures per call and per number, and keeps a proof', async () => {
    const callerKey = `caller#${id}`;
    await stores.attempts.settle(settlement({ counters: [callerKey, `record#${id}`], newFailures: 1 }));
    await stores.attempts.settle(settlement({ counters: [callerKey], failuresSeen: 1, proof }));
    const { session, failuresOfNumber } = await stores.attempts.standing(id, callerKey);
    expect(session).toEqual({ ...emptySession(id), ...proof, failures: 1 });
    expect(failuresOfNumber).toBe(1);
    expect(await stores.candidates.failuresOf(`record#${id}`)).toBe(1);
    expect(await stores.candidates.failuresOf('record#another')).toBe(0);
  });

  it('settles one of two attempts that saw the same state', async () => {
    const both = [settlement({ newFailures: 1 }), settlement({ newFailures: 1 })];
    const ends = await Promise.allSettled(both.map((one) => stores.attempts.settle(one)));
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await stores.reader.find(id))?.failures).toBe(1);
  });

  it('refuses a code before level 1 and after the third failure', async () => {
    expect(await stores.codes.keepCode(id, code)).toBe('not-allowed');
    await stores.attempts.settle(settlement({ proof }));
    expect(await stores.codes.keepCode(id, code)).toEqual({ patientId: 'p-1' });
    for (const failuresSeen of [0, 1, 2])
      await stores.attempts.settle(settlement({ failuresSeen, newFailures: 1 }));
    expect(await stores.codes.keepCode(id, code)).toBe('not-allowed');
  });

  it('keeps three codes, each in place of the one before', async () => {
    await stores.attempts.settle(settlement({ proof }));
    await stores.codes.keepCode(id, { ...code, mac: 'first' });
    await stores.codes.keepCode(id, { ...code, mac: 'second' });
    await stores.codes.keepCode(id, code);
    expect(await stores.codes.keepCode(id, { ...code, mac: 'fourth' })).toBe('too-many');
    expect(await stores.reader.find(id)).toMatchObject({ code: { ...code, patientId: 'p-1' }, codesSent: 3 });
  });
});
