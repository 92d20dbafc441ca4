/** Connect, SQS and Kinesis deliver at least once: the same event twice gives the same answer and has one effect. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appointmentItem } from '../../functions/adapters/dynamodb/appointment-items.ts';
import { coverageItem } from '../../functions/adapters/dynamodb/coverage-items.ts';
import { patientItems } from '../../functions/adapters/dynamodb/patient-items.ts';
import { statementItem } from '../../functions/adapters/dynamodb/statement-items.ts';
import { contracts } from '../../shared/contract/contracts.ts';
import { encryptInput } from '../../shared/simulator/encrypt-input.ts';
import { context } from './call-event.ts';
import { callFunction } from './call-function.ts';
import { type LocalCentre, startLocalCentre } from './local-centre.ts';
import { everybody } from './people.ts';
import { streamEvent } from './stream-event.ts';

type Answer = Readonly<Record<string, string>>;
type Parameters = Readonly<Record<string, string>>;

let centre: LocalCentre;
let contactId = '';
let contacts = 0;
let sealed: readonly string[] = [];
const from = '+12065550110';

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  for (const person of everybody) await centre.put(await patientItems(person, centre.mac));
  const { handler } = await import('../../functions/deployment/provide-card-input-key/handler.ts');
  const made = await handler({ RequestType: 'Create', ResourceProperties: { Slot: 'card-input-1' } });
  const key = { keyId: 'k', certificatePem: made.Data?.Certificate ?? '', at: new Date() };
  sealed = await Promise.all(['4242424242424242', '1233', '123'].map((digits) => encryptInput(digits, key)));
});
afterAll(() => centre.close());
beforeEach(async () => {
  contactId = `call-delivered-${++contacts}`;
  const charges = [{ service: {}, billed: 5_000, insurancePaid: 0, adjusted: 0 }];
  await centre.put([
    appointmentItem('p-okafor', { status: 'booked', start: '2999-03-05T09:40:00-08:00', participant: [] }),
    statementItem('p-okafor', { statementId: 's-1', visitDate: '2026-01-14', charges, paid: 0, pending: 0 }),
    coverageItem({
      patientId: 'p-okafor',
      coverageId: 'c-1',
      resource: { resourceType: 'Coverage', status: 'active', payor: [{ display: 'Bluewater Health' }] },
      embeddedAnswer: { status: 'active' },
    }),
  ]);
});

const ask = (path: string, parameters: Parameters = {}): Promise<Answer> =>
  callFunction(path, { contactId, from }, parameters);

/** What must have happened in a call before each step of it. */
const before = {
  nothing: async () => ({}),
  recognised: async () => {
    await ask('identity/recognise-caller');
    return {};
  },
  verified: async () => {
    await before.recognised();
    await ask('identity/verify-birth-date', { birthDate: '04121968' });
    return {};
  },
  guided: async () => {
    await before.verified();
    return { call: contactId, language: 'en-US' };
  },
  texted: async () => {
    await before.verified();
    await ask('identity/send-verification-code');
    return { code: /\d{6}/.exec(centre.endpoints.messages.sent.at(-1)?.body ?? '')?.[0] ?? '' };
  },
  confirmed: async () => {
    await ask('identity/verify-code', await before.texted());
    return {};
  },
  asked: async () => {
    await before.confirmed();
    const { checkId = '' } = await ask('insurance/start-eligibility-check');
    await runCheck(checkId);
    return { checkId };
  },
  chosen: async () => {
    await before.verified();
    const { paymentId = '' } = await ask('payments/choose-amount', { amount: 'full' });
    return { paymentId };
  },
  ready: async () => {
    const chosen = await before.chosen();
    await ask('payments/tokenise-card', { ...chosen, ...card() });
    return chosen;
  },
};
const card = () => {
  const [cardNumber = '', expiry = '', securityCode = ''] = sealed;
  return { cardNumber, expiry, securityCode };
};

async function runCheck(checkId: string) {
  const { handler } = await import('../../functions/insurance/run-eligibility-check/handler.ts');
  return handler({ Records: [{ messageId: 'm', body: JSON.stringify({ checkId }) }] }, context(30_000));
}

/** Every function that a flow calls: what comes before, what it is given, how it ends. */
const steps: readonly (readonly [string, () => Promise<Parameters>, Parameters, string])[] = [
  ['identity/recognise-caller', before.nothing, {}, 'known-number'],
  ['identity/read-back-birth-date', before.nothing, { birthDate: '04121968' }, 'understood'],
  ['identity/note-record-number', before.recognised, { recordNumber: 'MR731004' }, 'noted'],
  ['identity/verify-birth-date', before.recognised, { birthDate: '04121968' }, 'verified'],
  ['identity/send-verification-code', before.verified, {}, 'sent'],
  ['identity/verify-code', before.texted, {}, 'verified'],
  ['identity/verify-record-number', before.verified, { recordNumber: 'MR731004' }, 'verified'],
  ['appointments/find-next-appointment', before.verified, {}, 'found'],
  ['insurance/start-eligibility-check', before.confirmed, {}, 'started'],
  ['insurance/read-eligibility-answer', before.asked, {}, 'active'],
  ['payments/read-balance', before.verified, {}, 'due'],
  ['payments/explain-charges', before.confirmed, {}, 'explained'],
  ['payments/choose-amount', before.verified, { amount: 'full' }, 'accepted'],
  ['payments/tokenise-card', before.chosen, {}, 'ready'],
  ['payments/capture-payment', before.ready, {}, 'paid'],
  ['messages/read-back-phone-number', before.nothing, { phoneNumber: '2065550143' }, 'understood'],
  [
    'messages/take-message',
    before.verified,
    { phoneNumber: '2065550143', reason: 'bill', spoken: 'no' },
    'taken',
  ],
  ['agents/describe-caller', before.verified, { reason: 'bill' }, 'described'],
  ['agents/brief-agent', before.guided, { reason: 'bill', identityLevel: 'L1' }, 'briefed'],
  ['survey/record-survey-answer', before.nothing, { answer: 'yes' }, 'recorded'],
];

/** Changes with every delivery and means nothing by itself: when, sealed with fresh chance, the gateway's word for a card. */
const fleeting =
  /"(takenAt|due|token|expiresAt|sealedNumber|codeMac|codeExpiresAt|codesSent)":\{"[SN]":"[^"]*"\}/g;

/** Rows that an effect leaves. The list of events may say a disclosure twice: too much, never too little. */
async function rows(): Promise<string[]> {
  const dump = await centre.endpoints.dynamodb.dump();
  return dump
    .split('\n')
    .filter((line) => !line.startsWith('CONTACT_EVENTS') || line.includes('survey#'))
    .map((line) => line.replace(fleeting, '"$1"'))
    .sort();
}
const charges = () => centre.endpoints.gateway.charges().length;

async function prepared([path, prepare, given]: (typeof steps)[number]): Promise<() => Promise<Answer>> {
  const parameters = { ...(await prepare()), ...given, ...(path.endsWith('tokenise-card') && card()) };
  return () => ask(path, parameters);
}

describe('the same event twice', () => {
  it('is tried with every function that a flow calls', () => {
    expect(steps.map(([path]) => path.split('/')[1]).sort()).toEqual(
      contracts.map(({ name }) => name).sort(),
    );
  });

  it.each(steps)('%s: one after the other, the same answer and nothing more', async (...step) => {
    const deliver = await prepared(step);
    const first = await deliver();
    expect(first.outcome).toBe(step[3]);
    const [stored, charged] = [await rows(), charges()];
    expect(await deliver()).toEqual(first);
    expect(await rows()).toEqual(stored);
    expect(charges()).toBe(charged);
  });

  it.each(steps)('%s: both at once, one answer or a fault, and one effect', async (...step) => {
    const deliver = await prepared(step);
    const charged = charges();
    const ends = await Promise.allSettled([deliver(), deliver()]);
    const answers = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    const outcomes = new Set(answers.map(({ outcome }) => outcome));
    // Who comes second may only be told that it is not known yet how the charge ends.
    if (step[0].endsWith('capture-payment')) outcomes.delete('unknown');
    expect([...outcomes]).toEqual([step[3]]);
    const stored = await rows();
    const again = step[0].endsWith('capture-payment') ? 1 : 0;
    expect(charges() - charged).toBe(again);
    await deliver();
    expect(await rows()).toEqual(stored);
  });

  it('charges once however often it is delivered, and the balance goes down once', async () => {
    const deliver = await prepared(['payments/capture-payment', before.ready, {}, 'paid']);
    const charged = charges();
    const ends = await Promise.all(Array.from({ length: 12 }, deliver));
    expect(charges() - charged).toBe(1);
    expect(ends.filter(({ outcome }) => outcome === 'paid')).toHaveLength(1);
    expect(ends.every(({ outcome }) => outcome === 'paid' || outcome === 'unknown')).toBe(true);
    expect(await ask('payments/read-balance')).toEqual({ outcome: 'nothing-due' });
  });

  it('texts three codes at most, however often it is delivered', async () => {
    const deliver = await prepared(['identity/send-verification-code', before.verified, {}, 'sent']);
    const texted = centre.endpoints.messages.sent.length;
    const ends = await Promise.all(Array.from({ length: 8 }, deliver));
    expect(ends.filter(({ outcome }) => outcome === 'too-many')).toHaveLength(5);
    expect(centre.endpoints.messages.sent.length - texted).toBe(3);
  });

  it('run-eligibility-check keeps the first answer of the payer', async () => {
    const { checkId } = await before.asked();
    const stored = await rows();
    expect(await runCheck(checkId)).toEqual({ batchItemFailures: [] });
    expect(await rows()).toEqual(stored);
  });

  it('store-contact-record keeps one row for a contact, the newest, in whichever order', async () => {
    const { handler } = await import('../../functions/records/store-contact-record/handler.ts');
    const version = (second: number) => ({
      ContactId: contactId,
      LastUpdateTimestamp: `2026-03-03T10:00:0${second}Z`,
    });
    await handler(streamEvent([version(2), version(1)]), context(30_000));
    const stored = await rows();
    await handler(streamEvent([version(1), version(2), version(2)]), context(30_000));
    expect(await rows()).toEqual(stored);
    expect(stored.filter((row) => row.includes(contactId) && row.includes('10:00:02'))).toHaveLength(1);
  });
});
