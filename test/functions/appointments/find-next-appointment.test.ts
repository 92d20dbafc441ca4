import { describe, expect, it } from 'vitest';
import type { Appointment } from '../../../functions/appointments/appointments.ts';
import { findNextAppointment } from '../../../functions/appointments/find-next-appointment/find-next-appointment.ts';
import { emptySession, type Session } from '../../../functions/identity/session.ts';
import type { ContactEvent } from '../../../functions/records/contact-events.ts';
import type { Language } from '../../../shared/domain/speech/speech.ts';
import { memoryAppointments, memoryEvents } from '../memory.ts';
import { countWaits } from '../waits.ts';

const now = new Date('2026-03-03T17:00:00Z');
const verified: Session = { ...emptySession('call-1'), level: 'L1', patientId: 'p-1' };

async function ask(
  rows: readonly Appointment[],
  session: Session | undefined = verified,
  language: Language = 'en-US',
) {
  const events: ContactEvent[] = [];
  const waits = countWaits();
  const ports = {
    sessions: waits.watch({ find: async () => session }),
    appointments: waits.watch(memoryAppointments(rows.map((row) => ({ ...row, patientId: 'p-1' })))),
    events: waits.watch(memoryEvents(events)),
    zone: 'America/Los_Angeles',
  };
  const deadline = new AbortController().signal;
  const request = {
    input: {},
    contactId: 'leg-2',
    sessionId: 'call-1',
    language,
    now,
    deadline,
  };
  const answer = await findNextAppointment(ports, request);
  return { answer, events, waits: waits.count };
}

const visit: Appointment = {
  start: new Date('2026-03-05T17:40:00Z'),
  with: 'Dr. Lindqvist',
  where: 'Elm Street office',
  bring: 'Do not eat after midnight.',
};

describe('the next appointment', () => {
  it('R-2 is said with date, time, place and what to bring', async () => {
    const { answer } = await ask([{ ...visit, start: new Date('2026-04-05T17:40:00Z') }, visit]);
    expect(answer).toEqual({
      outcome: 'found',
      spokenWhen: 'Thursday, March 5, at 9:40 in the morning',
      spokenWith: 'Dr. Lindqvist',
      spokenWhere: 'Elm Street office',
      spokenBring: 'Do not eat after midnight.',
    });
  });

  it('R-2 has all four parts also where the record is silent, in the language of the call', async () => {
    const { answer } = await ask([{ start: visit.start }], verified, 'es-US');
    expect(answer).toEqual({
      outcome: 'found',
      spokenWhen: 'jueves, 5 de marzo, a las 9:40 de la mañana',
      spokenWith: 'su equipo de atención',
      spokenWhere: 'nuestro consultorio',
      spokenBring: 'Traiga su tarjeta del seguro y una identificación con foto.',
    });
  });

  it.each([
    ['2026-03-08T17:40:00Z', 'Sunday, March 8, at 10:40 in the morning', 'the first day of summer time'],
    ['2026-11-01T17:40:00Z', 'Sunday, November 1, at 9:40 in the morning', 'the first day after it'],
    ['2026-03-10T06:30:00Z', 'Monday, March 9, at 11:30 at night', 'the day before in UTC'],
  ])("is said by the clinic's clock: %s is %s, %s", async (start, spokenWhen) => {
    const { answer } = await ask([{ ...visit, start: new Date(start) }]);
    expect(answer).toMatchObject({ spokenWhen });
  });

  it('says nothing of data as mark-up', async () => {
    const { answer } = await ask([{ ...visit, with: '<break time="10s"/>Dr. $.Attributes.x', where: '😀' }]);
    expect(answer).toMatchObject({
      spokenWith: 'break time="10s"/ Dr. .Attributes.x',
      spokenWhere: 'our office',
    });
  });

  it('is not looked for before level 1', async () => {
    for (const session of [undefined, emptySession('call-1'), { ...verified, level: 'L0' as const }]) {
      const { answer, events } = await ask([visit], session ?? emptySession('none'));
      expect(answer).toEqual({ outcome: 'not-allowed' });
      expect(events).toEqual([]);
    }
  });

  it('is written to the list of disclosures, and so is that there is none', async () => {
    const disclosure = {
      kind: 'disclosure',
      contactId: 'call-1',
      at: now,
      function: 'find-next-appointment',
      dataClass: 'appointment',
      patientId: 'p-1',
      level: 'L1',
    };
    expect((await ask([visit])).events).toEqual([disclosure]);
    const none = await ask([{ ...visit, start: now }]);
    expect(none).toEqual({ answer: { outcome: 'none' }, events: [disclosure], waits: 2 });
  });
});
