import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appointmentItem } from '../../functions/adapters/dynamodb/appointment-items.ts';
import { patientItems } from '../../functions/adapters/dynamodb/patient-items.ts';
import type { FlowHandler } from '../../functions/connect-handler.ts';
import { callEvent, context } from './call-event.ts';
import { type LocalCentre, startLocalCentre } from './local-centre.ts';
import { everybody } from './people.ts';
import { expectExactCalls } from './recorded-calls.ts';

const folders = {
  'recognise-caller': 'identity',
  'read-back-birth-date': 'identity',
  'note-record-number': 'identity',
  'verify-birth-date': 'identity',
  'send-verification-code': 'identity',
  'verify-code': 'identity',
  'verify-record-number': 'identity',
  'find-next-appointment': 'appointments',
  'describe-caller': 'agents',
  'brief-agent': 'agents',
} as const;
type Name = keyof typeof folders;

let centre: LocalCentre;
let contactId = '';
let calls = 0;

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  for (const person of everybody) await centre.put(await patientItems(person, centre.mac));
  await centre.put([
    appointmentItem('p-okafor', {
      resourceType: 'Appointment',
      status: 'booked',
      start: '2999-03-05T09:40:00-08:00',
      patientInstruction: 'Please bring your insurance card.',
      participant: [
        { actor: { reference: 'Practitioner/1', display: 'Dr. Lindqvist' } },
        { actor: { reference: 'Location/1', display: 'Elm Street office' } },
      ],
    }),
  ]);
});
afterAll(() => centre.close());
beforeEach(() => {
  contactId = `c-0000000${++calls}`;
  centre.calls.length = 0;
});

async function ask(name: Name, parameters: Record<string, string> = {}, from?: string) {
  const { handler }: { handler: FlowHandler } = await import(
    `../../functions/${folders[name]}/${name}/handler.ts`
  );
  // The guide on the agent's screen is a contact of its own, which is told the call.
  const guide = { id: `guide-${contactId}`, told: { call: contactId, language: 'en-US' } };
  const { id, told } = name === 'brief-agent' ? guide : { id: contactId, told: {} };
  return handler(
    callEvent({ ...told, ...parameters }, { contactId: id, ...(from ? { from } : {}) }),
    context(),
  );
}

const from = '+12065550110';
const textedCode = () => /\d{6}/.exec(centre.endpoints.messages.sent.at(-1)?.body ?? '')?.[0] ?? 'none';

describe('a call through the real handlers, SDK and endpoints', () => {
  it('verifies by number and birth date, then by texted code, and finds the appointment', async () => {
    expect(await ask('recognise-caller', {}, from)).toEqual({ outcome: 'known-number' });
    expect(await ask('find-next-appointment', {}, from)).toEqual({ outcome: 'not-allowed' });
    expect(await ask('read-back-birth-date', { birthDate: '04121968' })).toEqual({
      outcome: 'understood',
      spokenDate: 'April 12, 1968',
    });
    expect(await ask('verify-birth-date', { birthDate: '04121968' }, from)).toEqual({
      outcome: 'verified',
      greetingName: 'Ms. Okafor',
    });
    expect(await ask('send-verification-code', {}, from)).toEqual({ outcome: 'sent' });
    expect(await ask('verify-code', { code: textedCode() }, from)).toEqual({ outcome: 'verified' });
    expect(await ask('find-next-appointment', {}, from)).toEqual({
      outcome: 'found',
      spokenWhen: 'Tuesday, March 5, at 9:40 in the morning',
      spokenWith: 'Dr. Lindqvist',
      spokenWhere: 'Elm Street office',
      spokenBring: 'Please bring your insurance card.',
    });
    expect(await ask('brief-agent', { reason: 'appointment', identityLevel: 'L2' })).toMatchObject({
      outcome: 'briefed',
      appointments: 'Tuesday, March 5, at 9:40 in the morning, Dr. Lindqvist, Elm Street office',
      contacts: 'none',
    });
    expect(await ask('describe-caller', { reason: 'bill' }, from)).toEqual({
      outcome: 'described',
      whisper: 'Ms. Okafor, say oh-KAH-for, verified twice, bill.',
    });
  });

  it('finds by record number whom no number finds, and does not take that number twice', async () => {
    expect(await ask('recognise-caller', {})).toEqual({ outcome: 'unknown-number' });
    expect(await ask('note-record-number', { recordNumber: '000000' })).toEqual({ outcome: 'noted' });
    expect(await ask('note-record-number', { recordNumber: 'MR731004' })).toEqual({ outcome: 'noted' });
    expect(await ask('verify-birth-date', { birthDate: '04121968' })).toMatchObject({ outcome: 'verified' });
    expect(await ask('verify-record-number', { recordNumber: 'MR731004' })).toEqual({
      outcome: 'not-verified',
    });
  });

  it('keeps numbers, birth dates, codes and names out of every key and of all but the patients table', async () => {
    await ask('recognise-caller', {}, from);
    await ask('verify-birth-date', { birthDate: '04121968' }, from);
    await ask('send-verification-code', {}, from);
    const lines = (await centre.endpoints.dynamodb.dump())
      .split('\n')
      .filter((line) => !line.startsWith('PATIENTS'));
    expect(lines.length).toBeGreaterThan(5);
    for (const secret of ['5550110', '1968', '04121968', textedCode(), 'Okafor', '731004']) {
      expect(lines.filter((line) => line.includes(secret))).toEqual([]);
    }
  });
});

describe('what can be seen of a birth date from outside', () => {
  it.each([
    ['the right one', from, '04121968', 'verified'],
    ['a wrong one', from, '04131968', 'not-verified'],
    ['an impossible one', from, '02301968', 'not-verified'],
    ['one that fits two people', '+12065550120', '02032001', 'not-verified'],
    ['that of a restricted record', '+12065550140', '07081980', 'not-verified'],
    ['that of somebody deceased', '+12065550130', '05061931', 'not-verified'],
    ['any, from a number of nobody', '+12065550188', '04121968', 'not-verified'],
  ])('%s: the same calls go out, in the same number', async (_case, number, birthDate, outcome) => {
    await ask('recognise-caller', {}, number);
    centre.calls.length = 0;
    expect(await ask('verify-birth-date', { birthDate }, number)).toMatchObject({ outcome });
    expect(centre.calls.map(({ action }) => action).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:UpdateItem',
      'kms:GenerateMac',
      'kms:GenerateMac',
    ]);
  });
});

describe('the role of each function allows what it calls and no more', () => {
  const steps: Readonly<Record<Name, () => Promise<unknown>>> = {
    'recognise-caller': () => ask('recognise-caller', {}, from),
    'read-back-birth-date': () => ask('read-back-birth-date', { birthDate: '04121968' }),
    'note-record-number': () => ask('note-record-number', { recordNumber: '1' }, from),
    'verify-birth-date': () => ask('verify-birth-date', { birthDate: '04121968' }, from),
    'send-verification-code': () => ask('send-verification-code', {}, from),
    'verify-code': () => ask('verify-code', { code: '000000' }, from),
    'verify-record-number': () => ask('verify-record-number', { recordNumber: '1' }, from),
    'find-next-appointment': () => ask('find-next-appointment', {}, from),
    'describe-caller': () => ask('describe-caller', { reason: 'bill' }, from),
    'brief-agent': () => ask('brief-agent', { reason: 'general', identityLevel: 'L1' }, from),
  };

  it.each(Object.entries(steps))('%s', async (name, step) => {
    await ask('recognise-caller', {}, from);
    await ask('verify-birth-date', { birthDate: '04121968' }, from);
    centre.calls.length = 0;
    await step();
    await expectExactCalls(`${folders[name as Name]}/${name}`, centre);
  });
});

// Last: from here on the number takes no texts.
describe('a number that has answered STOP', () => {
  it('gets no code, as if there were no mobile', async () => {
    await ask('recognise-caller', {}, from);
    await ask('verify-birth-date', { birthDate: '04121968' }, from);
    centre.endpoints.messages.optOut(from);
    expect(await ask('send-verification-code', {}, from)).toEqual({ outcome: 'no-mobile' });
  });
});
