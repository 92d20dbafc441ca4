/** What each function's role allows is what its calls need, no less and no more. */
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageItem } from '../../functions/adapters/dynamodb/coverage-items.ts';
import { statementItem } from '../../functions/adapters/dynamodb/statement-items.ts';
import type { BatchAnswer } from '../../functions/batch-handler.ts';
import type { StreamEvent } from '../../functions/stream-handler.ts';
import { encryptInput } from '../../shared/simulator/encrypt-input.ts';
import { context } from './call-event.ts';
import { callFunction } from './call-function.ts';
import { type LocalCentre, startLocalCentre } from './local-centre.ts';
import { logEvent } from './log-event.ts';
import { expectExactCalls } from './recorded-calls.ts';
import { heldRecord, markOf, recordingRow } from './recordings/marked.ts';
import { streamEvent } from './stream-event.ts';
import { sessionItem } from './verified-session.ts';

/** Unit: milliseconds. */
const aDay = 86_400_000;
const caller = { contactId: 'call-access-0001' };
let centre: LocalCentre;
let certificatePem = '';
let paymentId = '';
let checkId = '';

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  const line = { service: {}, billed: 5_000, insurancePaid: 0, adjusted: 0 };
  const payor = [{ display: 'Bluewater Health' }];
  await centre.put([
    sessionItem(caller.contactId, 'L2'),
    statementItem('p-okafor', {
      statementId: 's-1',
      visitDate: '2026-01-14',
      charges: [line],
      paid: 0,
      pending: 0,
    }),
    coverageItem({
      patientId: 'p-okafor',
      coverageId: 'c-1',
      resource: { resourceType: 'Coverage', status: 'active', payor },
      embeddedAnswer: { status: 'active' },
    }),
  ]);
});
afterAll(() => centre.close());

/** In this order: later steps use what earlier ones made. */
const steps: readonly (readonly [string, () => Promise<unknown>, string])[] = [
  ['deployment/provide-card-input-key', provideKey, 'card-input-1'],
  ['payments/read-balance', () => callFunction('payments/read-balance', caller), 'due'],
  ['payments/explain-charges', () => callFunction('payments/explain-charges', caller), 'explained'],
  ['payments/choose-amount', chooseAmount, 'accepted'],
  ['payments/tokenise-card', tokenise, 'ready'],
  ['payments/capture-payment', () => callFunction('payments/capture-payment', caller, { paymentId }), 'paid'],
  ['insurance/start-eligibility-check', startCheck, 'started'],
  ['insurance/run-eligibility-check', runCheck, ''],
  [
    'insurance/read-eligibility-answer',
    () => callFunction('insurance/read-eligibility-answer', caller, { checkId }),
    'active',
  ],
  [
    'messages/read-back-phone-number',
    () => callFunction('messages/read-back-phone-number', caller, { phoneNumber: '2065550143' }),
    'understood',
  ],
  [
    'messages/take-message',
    () =>
      callFunction('messages/take-message', caller, {
        phoneNumber: '2065550143',
        reason: 'bill',
        spoken: 'no',
      }),
    'taken',
  ],
  [
    'survey/record-survey-answer',
    () => callFunction('survey/record-survey-answer', caller, { answer: 'yes' }),
    'recorded',
  ],
  ['records/store-contact-record', storeRecord, ''],
  ['records/store-agent-event', storeAgentEvent, ''],
  ['records/log-contact-record', logRecord, ''],
  ['records/anchor-event-log', anchorTwice, ''],
  ['records/store-call-log', storeCallLog, ''],
  ['records/seal-event-log', () => runAt('seal-event-log', 1), ''],
  ['records/reconcile-contact-records', () => runAt('reconcile-contact-records', 2 * aDay), ''],
  ['payments/list-open-charges', listCharges, ''],
  ['records/find-contact-records', findRecords, 'c-old'],
];

async function provideKey() {
  const { handler } = await import('../../functions/deployment/provide-card-input-key/handler.ts');
  const answer = await handler({ RequestType: 'Create', ResourceProperties: { Slot: 'card-input-1' } });
  certificatePem = answer.Data?.Certificate ?? '';
  return { outcome: answer.PhysicalResourceId };
}
async function chooseAmount() {
  const answer = await callFunction('payments/choose-amount', caller, { amount: 'full' });
  paymentId = answer.paymentId ?? '';
  return answer;
}
async function tokenise() {
  const seal = (digits: string) => encryptInput(digits, { keyId: 'k', certificatePem, at: new Date() });
  const [cardNumber, expiry, securityCode] = await Promise.all(['4242424242424242', '1233', '123'].map(seal));
  return callFunction('payments/tokenise-card', caller, {
    paymentId,
    cardNumber: cardNumber ?? '',
    expiry: expiry ?? '',
    securityCode: securityCode ?? '',
  });
}
async function startCheck() {
  const answer = await callFunction('insurance/start-eligibility-check', caller);
  checkId = answer.checkId ?? '';
  return answer;
}
async function runCheck() {
  const { handler } = await import('../../functions/insurance/run-eligibility-check/handler.ts');
  const Records = [{ messageId: 'm', body: JSON.stringify({ checkId }) }];
  const { batchItemFailures } = await handler({ Records }, context(30_000));
  return { outcome: batchItemFailures.join() };
}
async function storeRecord() {
  const { handler } = await import('../../functions/records/store-contact-record/handler.ts');
  const old = { ContactId: 'c-old', LastUpdateTimestamp: '2026-03-03T10:00:00Z' };
  const CustomerEndpoint = { Address: '+12065550110' };
  const Agent = { ARN: 'arn:aws:connect:us-east-1:000000000000:instance/i/agent/ana' };
  const fresh = { ContactId: 'c-today', LastUpdateTimestamp: new Date().toISOString(), Agent };
  // A later leg of a call under hold, something of which is stored.
  await centre.put([markOf('c-held', '#hold#LEGAL-4'), heldRecord('c-held'), recordingRow('c-late')]);
  const late = { ...old, ContactId: 'c-late', InitialContactId: 'c-held' };
  return storing(handler, [{ ...old, CustomerEndpoint }, fresh, late, 'no record']);
}
async function storeAgentEvent() {
  const { handler } = await import('../../functions/records/store-agent-event/handler.ts');
  const AgentARN = 'arn:aws:connect:us-east-1:000000000000:instance/i/agent/ana';
  const event = { EventId: 'e-1', EventType: 'LOGIN', EventTimestamp: '2026-03-03T10:00:00.000Z', AgentARN };
  return storing(handler, [{ ...event, caller: '+12065550110' }, 'no event']);
}
async function findRecords() {
  const { handler } = await import('../../functions/records/find-contact-records/handler.ts');
  await handler({ look: { by: 'number', number: '+12065550110' } }, context());
  const answer = await handler({ call: 'c-old' }, context());
  return { outcome: 'contacts' in answer ? answer.contacts[0]?.contactId : answer.problem };
}
async function logRecord() {
  const { handler } = await import('../../functions/records/log-contact-record/handler.ts');
  const at = '2026-03-03T10:00:00Z';
  return storing(handler, [{ ContactId: 'c-1', LastUpdateTimestamp: at, DisconnectTimestamp: at }]);
}
async function storeCallLog() {
  const { handler } = await import('../../functions/records/store-call-log/handler.ts');
  const line = { message: 'answered', timestamp: new Date().toISOString(), contactId: caller.contactId };
  const message = JSON.stringify({ ...line, function: 'capture-payment', outcome: 'paid' });
  await handler(logEvent([message]), context(30_000));
  return { outcome: '' };
}
/** A run of a schedule that was due so many milliseconds from now. */
async function runAt(name: string, later: number, capability = 'records') {
  const { handler } = await import(`../../functions/${capability}/${name}/handler.ts`);
  await handler({ time: new Date(Date.now() + later).toISOString() }, context(30_000));
  return { outcome: '' };
}
async function listCharges() {
  const keys = { paymentId: { S: 'pay-open' }, openCharge: { S: 'open' } };
  await centre.put([
    { table: 'PAYMENTS_TABLE', item: { ...keys, chargedAt: { S: '2026-03-03T10:00:00.000Z' } } },
  ]);
  return runAt('list-open-charges', 0, 'payments');
}
/** The second anchor covers the first. */
async function anchorTwice() {
  await runAt('anchor-event-log', 0);
  return runAt('anchor-event-log', aDay);
}
async function storing(
  handler: (event: StreamEvent, lambda: Context) => Promise<BatchAnswer>,
  bodies: readonly unknown[],
) {
  const { batchItemFailures } = await handler(streamEvent(bodies), context(30_000));
  return { outcome: batchItemFailures.join() };
}

describe('the role of each function allows what it calls and no more (R-130)', () => {
  it.each(steps)('%s', async (path, step, outcome) => {
    centre.calls.length = 0;
    expect(await step()).toMatchObject({ outcome });
    await expectExactCalls(path, centre);
  });
});
