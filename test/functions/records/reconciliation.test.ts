import { beforeEach, describe, expect, it } from 'vitest';
import { listOpenCharges } from '../../../functions/payments/list-open-charges/list-open-charges.ts';
import { anchorEventLog } from '../../../functions/records/anchor-event-log/anchor-event-log.ts';
import type { ContactSummary } from '../../../functions/records/contact-row.ts';
import {
  type Reconciliation,
  reconcileContactRecords,
} from '../../../functions/records/reconcile-contact-records/reconcile-contact-records.ts';
import { MemoryLog, someRows } from './memory-log.ts';

const twoNightsLater = new Date('2026-03-05T03:15:00Z');
let log: MemoryLog;
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
      return one && { record: one.record, summary: one };
    },
  };
  const reports = {
    keep: async (_: string, one: Reconciliation) => {
      report = one;
    },
  };
  const outcome = await reconcileContactRecords(
    { contacts: index, log, anchors: log, reports },
    twoNightsLater,
  );
  return { outcome, report };
}
const anchor = () => anchorEventLog({ log, anchors: log }, new Date('2026-03-04T00:30:00Z'));
const findings = async () =>
  (await found()).report?.findings.map(({ what, contactId }) => `${what} ${contactId}`);

beforeEach(() => {
  log = new MemoryLog();
  contacts = [];
});

describe('the reconciliation of a day (R-134)', () => {
  it('finds nothing where each contact has its log, and its recording or a reason why not', async () => {
    contact('call-recorded', { recorded: true });
    contact('chat', { channel: 'CHAT' }, { Channel: 'CHAT' });
    const guide = { 'connect:Subtype': { ValueString: 'connect:Guide' } };
    contact('guide', { channel: 'CHAT' }, { Channel: 'CHAT', SegmentAttributes: guide });
    contact('task', { channel: 'TASK' });
    contact('survey', { agent: undefined as never });
    contact('call-refused', {}, talked('refused'));
    contact('call-early', {}, talked(undefined));
    contact('call-short', {}, talked('given', 1));
    contact('call-deleted', {}, { ...talked('given'), Recordings: [{ Status: 'DELETED' }] });
    await anchor();
    const { outcome, report } = await found();
    expect(report).toEqual({
      contacts: 9,
      findings: [],
      recordings: {
        recorded: 1,
        'not-a-call': 2,
        'agent-guide': 1,
        'no-conversation': 1,
        refused: 1,
        'before-notice': 1,
        'too-short': 1,
        deleted: 1,
      },
    });
    expect(outcome).toBe('complete');
  });

  it('finds a conversation that should have been recorded', async () => {
    contact('call-1', {}, talked('given'));
    await anchor();
    expect(await findings()).toEqual(['no-recording call-1']);
  });

  it('finds a deleted row, a log that is gone, a record that never came, and a day without anchor', async () => {
    contact('call-1', { recorded: true });
    contact('call-2', { recorded: true });
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
