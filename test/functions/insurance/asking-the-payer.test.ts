import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { coverageItem, type EmbeddedAnswer } from '../../../functions/adapters/dynamodb/coverage-items.ts';
import { callFunction } from '../call-function.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { sessionItem } from '../verified-session.ts';

let centre: LocalCentre;
let run: (event: { Records: readonly { messageId: string; body: string }[] }) => Promise<unknown>;
let calls = 0;
let caller = { contactId: '' };
let patientId = '';

beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
  const { handler } = await import('../../../functions/insurance/run-eligibility-check/handler.ts');
  const { context } = await import('../call-event.ts');
  run = (event) => handler(event, context(30_000));
});
afterAll(() => centre.close());
beforeEach(async () => {
  calls += 1;
  caller = { contactId: `call-${calls}-00000` };
  patientId = `p-${calls}`;
  await centre.put([sessionItem(caller.contactId, 'L2', patientId)]);
});

const covered = (embeddedAnswer?: EmbeddedAnswer, status: 'active' | 'cancelled' = 'active') =>
  centre.put([
    coverageItem({
      patientId,
      coverageId: `c-${status}`,
      resource: {
        resourceType: 'Coverage',
        status,
        subscriberId: 'BW1',
        payor: [{ display: 'Bluewater Health' }],
      },
      ...(embeddedAnswer ? { embeddedAnswer } : {}),
    }),
  ]);
const start = () => callFunction('insurance/start-eligibility-check', caller);
const read = (checkId: string, by = caller) =>
  callFunction('insurance/read-eligibility-answer', by, { checkId });
const queued = () => centre.endpoints.queues.messages(centre.environment.ELIGIBILITY_QUEUE_URL ?? '');
const deliver = (checkId: string) =>
  run({ Records: [{ messageId: 'm-1', body: JSON.stringify({ checkId }) }] });

async function started(): Promise<string> {
  const { checkId, outcome } = await start();
  expect(outcome).toBe('started');
  return checkId ?? '';
}

describe('asking the payer, through the real handlers, SDKs and endpoints', () => {
  it('is pending until the payer has spoken, then says what the payer said and no more (R-15)', async () => {
    await covered({ status: 'active', officeVisitCopay: 2_500, deductibleLeft: 31_000 });
    const checkId = await started();
    expect(await read(checkId)).toEqual({ outcome: 'pending' });
    expect(await deliver(checkId)).toEqual({ batchItemFailures: [] });
    expect(await read(checkId)).toEqual({
      outcome: 'active',
      spokenPlan: 'Bluewater Health',
      spokenBenefits:
        'For an office visit you pay 25 dollars. ' +
        'You have 310 dollars left of your yearly deductible, the part you pay first. ' +
        'I could not see whether your doctor is in network; the front desk can tell you.',
    });
  });

  it('only the id of the check travels through the queue', async () => {
    await covered({ status: 'active' });
    const before = queued().length;
    const checkId = await started();
    expect(
      queued()
        .slice(before)
        .map((message) => JSON.stringify(message)),
    ).toEqual([expect.stringContaining(checkId)]);
    expect(JSON.stringify(queued().slice(before))).not.toContain(patientId);
  });

  it('a repeated step asks the same question, and an answered one is not asked again', async () => {
    await covered({ status: 'inactive', plan: 'Bluewater <b>Gold</b>' });
    const checkId = await started();
    expect(await started()).toBe(checkId);
    await deliver(checkId);
    const before = queued().length;
    expect(await started()).toBe(checkId);
    expect(queued()).toHaveLength(before);
    await deliver(checkId);
    expect(await read(checkId)).toEqual({ outcome: 'inactive', spokenPlan: 'Bluewater b Gold /b' });
  });

  it.each(['not-found', 'unavailable'] as const)('%s is told as such', async (status) => {
    await covered({ status });
    const checkId = await started();
    await deliver(checkId);
    expect(await read(checkId)).toEqual({ outcome: status });
  });

  it('a payer that does not know the member has not found the person', async () => {
    await covered();
    const checkId = await started();
    await deliver(checkId);
    expect(await read(checkId)).toEqual({ outcome: 'not-found' });
  });

  it('nobody on file, or only a cancelled coverage, is no coverage', async () => {
    expect(await start()).toEqual({ outcome: 'no-coverage' });
    await covered({ status: 'active' }, 'cancelled');
    expect(await start()).toEqual({ outcome: 'no-coverage' });
  });

  it('level 1 is not enough, and the check of one call says nothing to another', async () => {
    await covered({ status: 'active' });
    const checkId = await started();
    await centre.put([sessionItem('call-with-l1-only', 'L1', patientId)]);
    const other = { contactId: 'call-with-l1-only' };
    expect(await callFunction('insurance/start-eligibility-check', other)).toEqual({
      outcome: 'not-allowed',
    });
    expect(await read(checkId, other)).toEqual({ outcome: 'not-allowed' });
    expect(await read('chk_of-nobody')).toEqual({ outcome: 'not-allowed' });
  });

  it('a message that is no check fails alone', async () => {
    await covered({ status: 'active' });
    const checkId = await started();
    const Records = [
      { messageId: 'bad', body: 'hello' },
      { messageId: 'good', body: JSON.stringify({ checkId }) },
      { messageId: 'expired', body: JSON.stringify({ checkId: 'chk_gone' }) },
    ];
    expect(await run({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'bad' }] });
    expect(await read(checkId)).toMatchObject({ outcome: 'active' });
  });
});
