import { describe, expect, it } from 'vitest';
import { briefAgent, type Ports } from '../../../functions/agents/brief-agent/brief-agent.ts';
import { emptySession } from '../../../functions/identity/session.ts';
import type { OpenMessage } from '../../../functions/messages/messages.ts';
import type { ContactEvent } from '../../../functions/records/contact-events.ts';
import type { ContactSummary } from '../../../functions/records/contact-row.ts';
import { screenParts } from '../../../shared/contract/brief-agent.ts';
import { languages } from '../../../shared/domain/speech/speech.ts';
import { memoryAppointments, memoryEvents, memoryPatients } from '../memory.ts';

const now = new Date('2026-03-06T18:00:00Z');
const leg = (contactId: string, at: string, more: Partial<ContactSummary> = {}): ContactSummary => ({
  contactId,
  startedAt: `${at}#${contactId}`,
  outcome: 'hung-up',
  channel: 'VOICE',
  method: 'INBOUND',
  reason: 'bill',
  recorded: false,
  ...more,
});
const tuesday = leg('c-1', '2026-03-03T17:00:00.000Z', { outcome: 'transferred' });
const answered = leg('c-1b', '2026-03-03T17:05:00.000Z', { outcome: 'answered', agent: 'ana', chain: 'c-1' });
const thursday = leg('c-2', '2026-03-05T17:00:00.000Z');
const message = {
  messageId: 'm-1',
  patientId: 'p-1',
  reason: 'medicine',
  takenAt: '2026-03-04T03:00:00.000Z',
};
const line = { service: {}, billed: 8450, insurancePaid: 0, adjusted: 0 };

interface Given {
  readonly level?: 'L0' | 'L1' | 'L2';
  /** On the contact. */
  readonly claimed?: string;
  readonly call?: string;
  readonly reason?: string;
  readonly language?: string;
  readonly legs?: readonly ContactSummary[];
  readonly messages?: readonly OpenMessage[];
  readonly name?: string;
  /** Fails. */
  readonly down?: keyof Ports;
  readonly silent?: boolean;
}

async function brief(given: Given = {}) {
  const { level = 'L1', reason = 'bill', language = 'en-US', legs = [thursday, answered, tuesday] } = given;
  const events: ContactEvent[] = [];
  const asked: string[] = [];
  const name = given.name ?? 'Ms. Okafor';
  const start = new Date('2026-03-10T17:40:00Z');
  const all = {
    sessions: {
      find: async (id: string) =>
        id === 'call-1' ? { ...emptySession(id), level, patientId: 'p-1' } : undefined,
    },
    events: memoryEvents(events),
    patients: memoryPatients([{ patientId: 'p-1', greetingName: name, language: 'es-US' }]),
    contacts: { find: async () => legs },
    messages: { of: async () => given.messages ?? [{ ...message, dueOn: '2026-03-05' }] },
    appointments: memoryAppointments([{ patientId: 'p-1', start, with: 'Dr. Lindqvist', where: name }]),
    statements: {
      of: async () => [{ statementId: 's-1', visitDate: '2026-01-14', charges: [line], paid: 0, pending: 0 }],
    },
    zone: 'America/Los_Angeles',
  };
  const watched = (port: keyof Ports) =>
    new Proxy(Object(all[port]), {
      get: (target, method) => async (id: unknown, at: unknown) => {
        asked.push(port);
        if (given.down === port) throw new Error('down');
        return target[method](id, at);
      },
    });
  const answer = await briefAgent(
    {
      ...all,
      ...Object.fromEntries(
        Object.keys(all).map((port) => [port, port === 'zone' ? all.zone : watched(port as keyof Ports)]),
      ),
    },
    {
      input: { call: given.call ?? 'call-1', language, reason, identityLevel: given.claimed ?? level },
      // Of the guide, which is no leg of the call and has no language.
      contactId: 'guide-1',
      sessionId: 'guide-1',
      language: 'en-US',
      now,
      deadline: new AbortController().signal,
    },
  );
  const { outcome, ...screen } = answer;
  return { outcome, screen: screen as Readonly<Record<string, string>>, events, asked };
}

describe('what the agent sees of a verified caller (R-56)', () => {
  it('is who, what to know first, last calls, open messages, balance and language', async () => {
    const { outcome, screen } = await brief();
    expect(outcome).toBe('briefed');
    expect(screen).toEqual({
      who: 'Ms. Okafor, verified, bill.',
      alerts: 'call number 3 about this in 7 days • a promised call back is overdue',
      contacts:
        'Thursday, March 5, at 9 in the morning, call, bill, hung up • Tuesday, March 3, at 9 in the morning, call, bill, talked with ana',
      messages: 'medicine, by Thursday, March 5',
      appointments: 'not needed for this call',
      balance: '84 dollars and 50 cents',
      language: 'Spanish',
    });
  });

  it.each([
    ['bill', ['statements']],
    ['change-appointment', ['appointments']],
    ['crisis', []],
    ['general', ['appointments', 'statements']],
    ['toString', ['appointments', 'statements']],
  ])('R-61 a call about "%s" reads of visits and money: %j', async (reason, read) => {
    const { asked } = await brief({ reason });
    expect(asked.filter((port) => port === 'appointments' || port === 'statements')).toEqual(read);
  });

  it('names a visit as it may be said at level 1', async () => {
    const { screen } = await brief({ reason: 'appointment', name: 'Elm Street' });
    expect(screen.appointments).toBe('Tuesday, March 10, at 10:40 in the morning, Dr. Lindqvist, Elm Street');
  });

  it('is nothing for whoever is not verified: no record is read, nothing is logged', async () => {
    const { outcome, asked, events } = await brief({ level: 'L0', claimed: 'L1' });
    expect(outcome).toBe('not-allowed');
    expect(asked).toEqual(['sessions']);
    expect(events).toEqual([]);
  });

  it.each(['L0', '', 'verified'])(
    'is nothing where the contact itself has proven nothing, as one who answers a callback: "%s"',
    async (claimed) => {
      const { outcome, asked } = await brief({ claimed });
      expect([outcome, asked]).toEqual(['not-allowed', []]);
    },
  );

  it.each([
    ['', []],
    ['guide-1', ['sessions']],
    ['call-2', ['sessions']],
  ])('is nothing for a call that has proven nothing: "%s"', async (call, reads) => {
    const { outcome, asked, events } = await brief({ call });
    expect([outcome, asked, events]).toEqual(['not-allowed', reads, []]);
  });

  it('is in the language of the call, and in that of the contact when the flow says none', async () => {
    expect((await brief({ language: 'es-US' })).screen.balance).toBe('84 dólares con 50 centavos');
    expect((await brief({ language: 'xx' })).screen.balance).toBe('84 dollars and 50 cents');
  });

  it('is on the list of disclosures, with level and class of data', async () => {
    const { events } = await brief({ level: 'L2' });
    expect(events).toEqual([
      {
        kind: 'disclosure',
        contactId: 'call-1',
        at: now,
        function: 'brief-agent',
        dataClass: 'history-to-agent',
        patientId: 'p-1',
        level: 'L2',
      },
    ]);
  });

  it('is not shown at all when the disclosure cannot be written', async () => {
    await expect(brief({ down: 'events' })).rejects.toThrow('down');
  });

  it.each([
    ['patients', 'language'],
    ['contacts', 'contacts'],
    ['messages', 'messages'],
    ['appointments', 'appointments'],
    ['statements', 'balance'],
  ] as const)('says that %s are not available, and shows the rest', async (down, part) => {
    const { outcome, screen } = await brief({ down, reason: 'general' });
    expect(outcome).toBe('partly');
    expect(screen[part]).toBe('not available now');
    const others = screenParts.filter((one) => one !== part && one !== 'alerts' && one !== 'who');
    for (const other of others) expect(screen[other]).not.toContain('not available');
  });

  it('does not say that there is nothing to know when the calls are not available', async () => {
    expect((await brief({ down: 'contacts', messages: [] })).screen.alerts).toBe('not available now');
  });
});

describe('how often somebody has called about the same (R-57)', () => {
  const alerts = async (legs: readonly ContactSummary[], reason = 'bill') =>
    (await brief({ legs, messages: [], reason })).screen.alerts;

  it('counts calls and not their legs, surveys or the one that is going on', async () => {
    const survey = leg('c-1s', '2026-03-03T17:09:00.000Z', { chain: 'c-1' });
    const running = leg('call-1', '2026-03-06T17:59:00.000Z');
    const guide = leg('g-1', '2026-03-06T18:00:00.000Z', { chain: 'call-1', channel: 'CHAT' });
    expect(await alerts([guide, running, survey, answered, tuesday])).toBe(
      'call number 2 about this in 7 days',
    );
  });

  it('counts no guide of a later leg, neither of an earlier call nor of the one that is going on', async () => {
    const guide = (of: string) =>
      leg(`g-${of}`, '2026-03-06T17:58:00.000Z', { chain: of, channel: 'CHAT', outcome: 'answered' });
    const moved = leg('call-1b', '2026-03-06T17:57:00.000Z', { chain: 'call-1' });
    expect(await alerts([guide('call-1b'), moved, guide('c-1b'), answered, tuesday])).toBe(
      'call number 2 about this in 7 days',
    );
  });

  it.each([
    ['seven days and a minute ago', '2026-02-27T17:59:00.000Z', 'bill', 'none'],
    ['seven days ago', '2026-02-27T18:00:00.000Z', 'bill', 'call number 2 about this in 7 days'],
    ['about something else', '2026-03-05T18:00:00.000Z', 'insurance', 'none'],
    ['about nothing in particular', '2026-03-05T18:00:00.000Z', 'general', 'none'],
  ])('%s', async (_when, at, reason, said) => {
    const earlier = leg('c-9', at, { reason: reason === 'general' ? 'general' : 'bill' });
    expect(await alerts([earlier], reason)).toBe(said);
  });

  it('says that somebody gave up waiting the last time', async () => {
    const gaveUp = leg('c-3', '2026-03-05T17:00:00.000Z', { outcome: 'abandoned', reason: 'insurance' });
    expect(await alerts([gaveUp])).toBe('gave up waiting last time');
  });
});

describe('what the data may hold', () => {
  it.each(languages)(
    '%s: a view of Connect takes it (16 KB with the attributes), however long names are',
    async (language) => {
      const long = { agent: '护'.repeat(5_000), reason: 'payment-trouble', outcome: 'answered' } as const;
      const legs = Array.from({ length: 25 }, (_, n) => leg(`c-${n}`, '2026-03-05T17:00:00.000Z', long));
      const messages = Array.from({ length: 25 }, (_, n) => ({
        ...message,
        messageId: `m-${n}`,
        dueOn: '2026-03-05',
      }));
      const { screen } = await brief({
        language,
        legs,
        messages,
        reason: 'general',
        name: '护'.repeat(5_000),
      });
      expect(Object.keys(screen)).toEqual([...screenParts]);
      expect(Buffer.byteLength(JSON.stringify(screen))).toBeLessThan(8_192);
    },
  );

  it('shows no mark-up and no path that Connect would resolve', async () => {
    const { screen } = await brief({ reason: 'general', name: '<b>$.Attributes.x</b>' });
    expect(screen.who).toContain('b .Attributes.x /b');
    expect(JSON.stringify(screen)).not.toMatch(/[<>]|\$\./);
  });
});
