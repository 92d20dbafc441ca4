import { describe, expect, it } from 'vitest';
import { describeCaller } from '../../../functions/agents/describe-caller/describe-caller.ts';
import { emptySession, type Session } from '../../../functions/identity/session.ts';
import type { ContactEvent } from '../../../functions/records/contact-events.ts';
import type { Language } from '../../../shared/domain/speech/speech.ts';
import { memoryEvents, memoryPatients } from '../memory.ts';

const now = new Date('2026-03-03T17:00:00Z');
const patient = { patientId: 'p-1', greetingName: 'Ms. Okafor' };

async function ask(
  session: Partial<Session>,
  given: { reason?: string; language?: Language; says?: string; leg?: string } = {},
) {
  const events: ContactEvent[] = [];
  const ports = {
    sessions: { find: async () => ({ ...emptySession('call-1'), ...session }) },
    patients: memoryPatients([{ ...patient, ...(given.says ? { pronunciation: given.says } : {}) }]),
    events: memoryEvents(events),
  };
  const { whisper } = await describeCaller(ports, {
    input: { reason: given.reason ?? 'bill' },
    contactId: given.leg ?? 'call-1',
    sessionId: 'call-1',
    language: given.language ?? 'en-US',
    now,
    deadline: new AbortController().signal,
  });
  return { whisper, events, read: ports.patients.read };
}

describe('what the agent hears before "hello"', () => {
  it('R-55 is who, how sure and what for', async () => {
    const { whisper } = await ask({ level: 'L1', patientId: 'p-1' });
    expect(whisper).toBe('Ms. Okafor, verified, bill.');
  });

  it('R-59 says how to say the name', async () => {
    const { whisper } = await ask({ level: 'L2', patientId: 'p-1' }, { says: 'oh-KAH-for' });
    expect(whisper).toBe('Ms. Okafor, say oh-KAH-for, verified twice, bill.');
  });

  it('R-56 names nobody who is not verified, and reads no record', async () => {
    const { whisper, events, read } = await ask({ failures: 3 }, { reason: 'payment-system-was-down' });
    expect(whisper).toBe('caller not verified, payment system was down.');
    expect(events).toEqual([]);
    expect(read).toEqual([]);
  });

  it('names whom to ask for on a callback, and says that whoever answers has proven nothing', async () => {
    const { whisper, events } = await ask({ level: 'L2', patientId: 'p-1' }, { leg: 'leg-2' });
    expect(whisper).toBe('Ms. Okafor, caller not verified, bill.');
    expect(events).toHaveLength(1);
  });

  it('is in the language of the call, and without mark-up', async () => {
    const { whisper } = await ask({}, { language: 'es-US', reason: '<p>$.Attributes.x' });
    expect(whisper).toBe('persona no verificada, p .Attributes.x.');
  });

  it.each([
    ['en-US', 'payment-trouble', 'caller not verified, payment failed.'],
    ['en-US', 'change-appointment', 'caller not verified, change appointment.'],
    ['es-US', 'change-appointment', 'persona no verificada, cambio de cita.'],
    ['es-US', 'toString', 'persona no verificada, toString.'],
    ['it-IT', 'change-appointment', 'persona non verificata, cambio di appuntamento.'],
    ['zh-CN', 'bill', '来电者身份未核实, 账单.'],
    ['ru-RU', 'payment-trouble', 'личность не проверена, оплата не прошла.'],
    ['en-US', '', 'caller not verified.'],
  ] as const)('R-55 says the reason in words: %s, %s', async (language, reason, said) => {
    expect((await ask({}, { language, reason })).whisper).toBe(said);
  });

  it('is on the list of disclosures', async () => {
    const { events } = await ask({ level: 'L1', patientId: 'p-1' });
    expect(events).toMatchObject([
      { kind: 'disclosure', dataClass: 'caller-to-agent', patientId: 'p-1', level: 'L1' },
    ]);
  });
});
