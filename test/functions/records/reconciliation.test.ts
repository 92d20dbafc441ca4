import { beforeEach, describe, expect, it } from 'vitest';
import { listOpenCharges } from '../../../functions/payments/list-open-charges/list-open-charges.ts';
import type { StoredRecording } from '../../../functions/recordings/stored-recording.ts';
import { anchorEventLog } from '../../../functions/records/anchor-event-log/anchor-event-log.ts';
import type { ContactSummary } from '../../../functions/records/contact-row.ts';
import type { KeptOfContact } from '../../../functions/records/reconcile-contact-records/judge-contact.ts';
import {
  type Reconciliation,
  reconcileContactRecords,
} from '../../../functions/records/reconcile-contact-records/reconcile-contact-records.ts';
import { MemoryLog, someRows } from './memory-log.ts';

const twoNightsLater = new Date('2026-03-05T03:15:00Z');
let log: MemoryLog;
let kept: Record<string, KeptOfContact>;
let contacts: (ContactSummary & { readonly record: unknown })[];

function contact(contactId: string, more: Partial<ContactSummary> = {}, record: unknown = {}) {
  const summary = {
    contactId,
    startedAt: `2026-03-03T10:00:00.000Z#${contactId}`,
    outcome: 'answered',
  } as const;
  contacts.push({ ...summary, recorded: false, channel: 'VOICE', agent: 'ana', ...more, record });
  log.append(...someRows(contactId, 3));
}
const talked = (recordingConsent: string | undefined, seconds = 60) => ({
  Attributes: { recordingConsent },
  Agent: { AgentInteractionDuration: seconds },
});

async function found(): Promise<{ readonly outcome: string; readonly report: Reconciliation | undefined }> {
  let report: Reconciliation | undefined;
  const index = {
    find: async () => contacts,
    read: async (id: string) => {
      const one = contacts.find(({ contactId }) => contactId === id);
      if (one?.record === 'broken') throw new Error('no JSON');
      return one && { record: one.record, summary: one };
    },
  };
  const recordings = { of: async (contactId: string) => kept[contactId] ?? { recordings: [] } };
  const reports = {
    keep: async (_: string, one: Reconciliation) => {
      report = one;
    },
  };
  const outcome = await reconcileContactRecords(
    { contacts: index, recordings, log, anchors: log, reports },
    twoNightsLater,
  );
  return { outcome, report };
}
/** A contact that was recorded, as index-recording writes it down; the record says so too. */
function recorded(contactId: string, deletedAt?: string) {
  contact(contactId, { recorded: true }, { ...talked('given'), Recordings: [{ Status: 'AVAILABLE' }] });
  kept[contactId] = { recordings: [{ kind: 'recording', ...(deletedAt && { deletedAt }) }] };
}
const anchor = () => anchorEventLog({ log, anchors: log }, new Date('2026-03-04T00:30:00Z'));
const findings = async () =>
  (await found()).report?.findings.map(({ what, contactId }) => `${what} ${contactId}`);

beforeEach(() => {
  log = new MemoryLog();
  contacts = [];
  kept = {};
});

describe('the reconciliation of a day (R-134)', () => {
  it('finds nothing where each contact has its log, and its recording or a reason why not', async () => {
    recorded('call-recorded');
    recorded('call-deleted', '2026-03-04T09:00:00Z');
    contact('chat', { channel: 'CHAT' }, { Channel: 'CHAT' });
    const guide = { 'connect:Subtype': { ValueString: 'connect:Guide' } };
    contact('guide', { channel: 'CHAT' }, { Channel: 'CHAT', SegmentAttributes: guide });
    contact('task', { channel: 'TASK' });
    contact('survey', { agent: undefined as never });
    contact('call-refused', {}, talked('refused'));
    contact('call-out', {}, { ...talked(undefined), InitiationMethod: 'OUTBOUND' });
    contact('call-early', {}, talked(undefined, 1));
    contact('call-short', {}, talked('given', 1));
    const gone = { ...talked('given'), Recordings: [{ Status: 'DELETED' }] };
    contact('call-gone', { recorded: true }, gone);
    // Erased: nothing of what was asked is left in its record.
    contact('call-erased', {}, { Agent: talked(undefined).Agent });
    kept['call-erased'] = { recordings: [], deletion: {} };
    await anchor();
    const { outcome, report } = await found();
    expect(report).toEqual({
      contacts: 12,
      findings: [],
      recordings: {
        recorded: 1,
        'not-a-call': 2,
        'agent-guide': 1,
        'no-conversation': 1,
        refused: 1,
        'not-through-flows': 1,
        'too-short': 2,
        deleted: 3,
      },
    });
    expect(outcome).toBe('complete');
  });

  it('R-129: finds a message after the tone of which there is no recording, also beside a talk, and none where it is or was deleted', async () => {
    const spoke = (
      id: string,
      record: object,
      kinds: readonly StoredRecording['kind'][],
      deletedAt?: string,
    ) => {
      contact(
        id,
        { voicemail: true, agent: undefined as never },
        { ContactId: id, Attributes: { recordingConsent: 'given', voicemail: id }, ...record },
      );
      kept[id] = { recordings: kinds.map((kind) => ({ kind, ...(deletedAt && { deletedAt }) })) };
    };
    const ivr = { Recordings: [{ Status: 'AVAILABLE', ParticipantType: 'IVR' }] };
    const agent = { Agent: { AgentInteractionDuration: 60 } };
    spoke('call-heard', ivr, ['voicemail']);
    spoke('call-deleted', ivr, ['voicemail'], '2026-03-04T09:00:00Z');
    spoke('call-lost', ivr, []);
    spoke('call-never', {}, []);
    spoke('call-crisis', agent, ['recording']);
    spoke('call-untaped', { ...ivr, ...agent }, ['voicemail']);
    spoke('call-passed-on', { ContactId: 'another-leg' }, []);
    await anchor();
    expect(await findings()).toEqual([
      'no-voicemail call-lost',
      'no-voicemail call-never',
      'no-voicemail call-crisis',
      'no-recording call-untaped',
    ]);
  });

  it('finds a conversation that should have been recorded', async () => {
    contact('call-1', {}, talked('given'));
    await anchor();
    expect(await findings()).toEqual(['no-recording call-1']);
  });

  it('finds a recording that a record names and nobody has, and a conversation before which nobody was asked', async () => {
    for (const record of [{ Recordings: [{ Status: 'AVAILABLE' }] }, { Recording: {} }])
      contact(`call-${contacts.length}`, { recorded: true }, { ...talked('given'), ...record });
    contact('call-unasked', {}, talked(undefined));
    kept['call-1'] = { recordings: [{ kind: 'transcript' }] };
    await anchor();
    expect(await findings()).toEqual([
      'lost-recording call-0',
      'lost-recording call-1',
      'not-asked call-unasked',
    ]);
  });

  it('says of which contacts record or log cannot be read, and compares all others', async () => {
    const unreadable = [{ Attributes: 'text' }, { Attributes: { recordingConsent: 5 } }, 'broken'];
    for (const [n, record] of unreadable.entries()) contact(`call-${n}`, {}, record);
    contact('call-null', {}, { ...talked('refused'), Attributes: { recordingConsent: null } });
    contact('call-log', {}, talked('refused'));
    contact('call-last', {}, talked('given'));
    await anchor();
    const read = log.of.bind(log);
    log.of = async (contactId) => {
      if (contactId === 'call-log') throw new Error('a row that is none');
      return read(contactId);
    };
    expect(await findings()).toEqual([
      'unreadable call-0',
      'unreadable call-1',
      'unreadable call-2',
      'not-asked call-null',
      'no-recording call-last',
      'unreadable call-log',
    ]);
  });

  it('finds a deleted row, a log that is gone, a record that never came, and a day without anchor', async () => {
    recorded('call-1');
    recorded('call-2');
    log.append(...someRows('call-3', 1));
    expect((await findings())?.[0]).toBe('no-anchor undefined');
    await anchor();
    log.rows = log.rows.filter(({ contactId }, n) => contactId !== 'call-2' && n !== 1);
    log.seals = log.seals.filter(({ contactId }) => contactId !== 'call-2');
    expect(await findings()).toEqual(['missing call-1', 'no-log call-2', 'no-record call-3']);
    expect((await found()).outcome).toBe('findings');
  });
});

describe('charges without an answer', () => {
  const kept: unknown[] = [];
  const ports = (open: readonly { paymentId: string; chargedAt: string }[]) => ({
    charges: {
      before: async (until: Date) => open.filter(({ chargedAt }) => chargedAt < until.toISOString()),
    },
    reports: { keep: async (day: string, charges: unknown) => void kept.push([day, charges]) },
  });

  it('are listed for a person once they cannot be under way any more', async () => {
    const old = { paymentId: 'pay-1', chargedAt: '2026-03-05T02:00:00.000Z' };
    const fresh = { paymentId: 'pay-2', chargedAt: '2026-03-05T03:14:55.000Z' };
    expect(await listOpenCharges(ports([fresh]), twoNightsLater)).toBe('none');
    expect(await listOpenCharges(ports([old, fresh]), twoNightsLater)).toBe('open-charges');
    expect(kept).toEqual([['2026-03-05', [old]]]);
  });
});
