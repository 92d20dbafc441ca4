import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../../functions/records/event-log/logged-event.ts';
import {
  eventsIn,
  logContactRecords,
} from '../../../functions/records/log-contact-record/log-contact-record.ts';
import { storeCallLog } from '../../../functions/records/store-call-log/store-call-log.ts';

const at = '2026-03-03T10:00:00.000Z';
const ContactId = 'call-00000001';

async function stored(...lines: unknown[]): Promise<readonly LoggedEvent[]> {
  const kept: LoggedEvent[] = [];
  const events = { append: async (some: readonly LoggedEvent[]) => kept.push(...some) };
  await storeCallLog(
    events,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))),
  );
  return kept;
}
const flowLine = (ContactFlowModuleType: string, more: object = {}) => ({
  ContactId,
  ContactFlowId: 'arn:aws:connect:us-east-1:000000000000:instance/i/contact-flow/f',
  ContactFlowName: 'front-desk',
  Identifier: 'menu',
  Timestamp: at,
  ContactFlowModuleType,
  Parameters: {},
  ...more,
});

describe('a line of a function', () => {
  const line = { message: 'answered', timestamp: at, contactId: ContactId, ms: 12 };

  it('is a row with its outcome, the same one however often it comes', async () => {
    const paid = { ...line, function: 'capture-payment', outcome: 'paid' };
    const [one, again] = await stored(paid, paid);
    expect(one).toEqual({
      kind: 'function',
      contactId: ContactId,
      at,
      from: 'call:capture-payment',
      function: 'capture-payment',
      outcome: 'paid',
    });
    expect(again).toEqual(one);
  });

  it.each([
    ['of no contract', { ...line, function: 'Ada', outcome: 'paid' }],
    ['with an outcome that is none', { ...line, function: 'capture-payment', outcome: '4242424242424242' }],
    [
      'without a contact',
      { ...line, contactId: '+12065550110', function: 'capture-payment', outcome: 'paid' },
    ],
    ['that is no JSON', 'START RequestId'],
  ])('%s is none', async (_, other) => {
    expect(await stored(other)).toEqual([]);
  });
});

describe('a line of a flow', () => {
  it('says that somebody chose, let it pass, or chose what was not offered; never what', async () => {
    const lines = ['4242424242424242', '7', 'InputTimeLimitExceeded', 'NoMatchingCondition'].map((Results) =>
      flowLine('GetUserInput', { Results, Parameters: { Text: 'Ada', StoredCustomerInput: '04121968' } }),
    );
    const rows = await stored(...lines, flowLine('GetUserInput'));
    expect(rows.map((row) => row.kind === 'choice' && row.answer)).toEqual([
      'given',
      'given',
      'none',
      'not-offered',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/4242|04121968|Ada|"7"/);
    // Who knows the rest of the line cannot try out digits until the digest fits.
    expect(rows[0]?.from).toBe(rows[1]?.from);
  });

  it('says queue and transfer by id, recording and logging as on or off; no number of a third party', async () => {
    const queue = 'arn:aws:connect:us-east-1:000000000000:instance/i/queue/q-1';
    const rows = await stored(
      flowLine('SetQueue', { Parameters: { Queue: queue } }),
      flowLine('UpdateContactTargetQueue', { Parameters: { QueueId: '+12065550110' } }),
      flowLine('TransferParticipantToThirdParty', { Parameters: { ThirdPartyPhoneNumber: '+12065550110' } }),
      flowLine('UpdateContactRecordingBehavior', {
        Parameters: { RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } },
      }),
      flowLine('UpdateContactRecordingBehavior', {
        Parameters: { RecordingBehavior: { RecordedParticipants: [] } },
      }),
      flowLine('UpdateContactRecordingAndAnalyticsBehavior', {
        Parameters: {
          VoiceBehavior: {
            VoiceRecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Enabled' },
          },
        },
      }),
      flowLine('UpdateFlowLoggingBehavior', { Parameters: { FlowLoggingBehavior: 'Disabled' } }),
      flowLine('MessageParticipant', { Parameters: { Text: 'Hello Ada' } }),
    );
    expect(rows).toMatchObject([
      { kind: 'queue', queue: 'q-1', step: 'front-desk/menu' },
      { kind: 'transfer', to: 'third-party' },
      { kind: 'recording', on: true },
      { kind: 'recording', on: false },
      { kind: 'recording', on: true },
      { kind: 'logging', on: false },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/\+1206|Ada/);
  });
});

describe('a contact record', () => {
  const record = {
    ContactId,
    LastUpdateTimestamp: '2026-03-03T10:10:00Z',
    InitialContactId: 'call-00000000',
    InitiationTimestamp: '2026-03-03T10:00:00Z',
    DisconnectTimestamp: '2026-03-03T10:05:00Z',
    Channel: 'VOICE',
    InitiationMethod: 'INBOUND',
    DisconnectReason: 'CUSTOMER_DISCONNECT',
    CustomerEndpoint: { Address: '+12065550110' },
    Queue: { ARN: 'arn:queue/q-1', Name: 'front-desk', EnqueueTimestamp: '2026-03-03T10:01:00Z' },
    Agent: { ARN: 'arn:agent/a-1', Username: 'ana', ConnectedToAgentTimestamp: '2026-03-03T10:02:00Z' },
    Recordings: [{ StartTimestamp: '2026-03-03T10:02:00Z', StopTimestamp: '2026-03-03T10:05:00Z' }],
    Attributes: { reason: 'bill', recordingConsent: 'given', identityLevel: 'L2', note: 'Ada' },
  };

  it('tells how the contact began, waited, was answered and recorded, and ended', () => {
    const rows = eventsIn(record);
    expect(rows.map(({ at: moment, kind }) => `${moment.slice(14, 16)} ${kind}`)).toEqual([
      '00 began',
      '01 queue',
      '02 agent',
      '02 recording',
      '05 recording',
      '05 ended',
    ]);
    expect(rows.at(0)).toMatchObject({ chain: 'call-00000000', method: 'INBOUND' });
    expect(rows.at(-1)).toMatchObject({ reason: 'bill', recordingConsent: 'given', identityLevel: 'L2' });
    expect(new Set(rows.map((row) => `${row.at}#${row.from}`)).size).toBe(rows.length);
    expect(JSON.stringify(rows)).not.toMatch(/\+1206|Ada|ana"/);
  });

  it('has a row for each choice in a menu, in order, of this contact only; nothing that is no word of a flow', () => {
    const choices = `call-00000000 front-desk/person ${ContactId} answer-call/to-first front-desk/want-bill 4242/42 4242 x/y`;
    const rows = eventsIn({
      ...record,
      Attributes: { choices: `${choices} ${ContactId} Ada/4242 pay-bill/how-much` },
    });
    expect(rows.filter(({ kind }) => kind === 'choice')).toMatchObject([
      { chose: 'answer-call/to-first', order: 1, from: 'record:choice:001' },
      { chose: 'front-desk/want-bill', order: 2, from: 'record:choice:002' },
      { chose: 'pay-bill/how-much', order: 3, from: 'record:choice:003' },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/4242|Ada/);
  });

  it('says where a flow set the recording, in its place among the choices (R-134)', () => {
    const choices = `${ContactId} front-desk/record=on front-desk/want-bill take-card/recording-off=off take-card/4=off pay-bill/x=4242`;
    const rows = eventsIn({ ...record, Recordings: null, Attributes: { choices } });
    expect(rows.filter((row) => 'order' in row)).toMatchObject([
      { kind: 'recording', on: true, step: 'front-desk/record', from: 'record:choice:001' },
      { kind: 'choice', chose: 'front-desk/want-bill', from: 'record:choice:002' },
      { kind: 'recording', on: false, step: 'take-card/recording-off', from: 'record:choice:003' },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/4242|card.4/);
  });

  it('whose recording says no time tells of the talk that was recorded; one that ends as another begins has its own row', () => {
    const recorded = (...Recordings: Readonly<Record<string, string | null>>[]) =>
      eventsIn({ ...record, Recordings }).flatMap((row) =>
        row.kind === 'recording' ? `${row.at.slice(14, 16)} ${row.on}` : [],
      );
    const untimed = { StartTimestamp: null, StopTimestamp: null };
    expect(recorded(untimed, untimed)).toEqual(['02 true', '05 false']);
    const first = { StartTimestamp: '2026-03-03T10:01:00Z', StopTimestamp: '2026-03-03T10:02:00Z' };
    const rows = eventsIn({ ...record, Recordings: [first, ...record.Recordings] });
    expect(new Set(rows.map((row) => `${row.at}#${row.from}`)).size).toBe(rows.length);
  });

  it('takes no attribute for a word of the flows that is none', () => {
    const [, ended] = eventsIn({
      ContactId,
      LastUpdateTimestamp: at,
      InitiationTimestamp: at,
      DisconnectTimestamp: at,
      Attributes: { reason: '4242 4242', recordingConsent: 'Ada Okafor', identityLevel: '04121968' },
    });
    expect(ended).toEqual({ kind: 'ended', contactId: ContactId, at, from: 'record:ended' });
  });

  it('whose further members are not as they should be tells all the rest', () => {
    const kinds = (more: object) => eventsIn({ ...record, ...more }).map(({ kind }) => kind);
    expect(kinds({ Attributes: 'text', Recordings: 'none' })).toEqual(['began', 'queue', 'agent', 'ended']);
    const odd = { Attributes: { choices: 5, recordingConsent: null, reason: ['bill'] } };
    expect(kinds({ ...odd, Recordings: [null, { StartTimestamp: 7 }, ...record.Recordings] })).toEqual([
      'began',
      'queue',
      'agent',
      'recording',
      'recording',
      'ended',
    ]);
  });

  it('that cannot be logged is named in the log; one that is none is parked by another function, which says so', async () => {
    const entry = { shard: 's', sequenceNumber: '1', arrivedAt: new Date(at), bytes: Buffer.from('{}') };
    // Nothing of a record is known to bring this about.
    const broken = {
      ...entry,
      get bytes(): never {
        throw new Error('a bug of ours');
      },
    };
    const events = { append: async (some: readonly LoggedEvent[]) => some.length };
    expect(await logContactRecords(events, [entry, broken])).toMatchObject([
      { outcome: 'not-a-record' },
      { outcome: 'not-logged', fault: { code: 'unexpected' } },
    ]);
  });
});
