import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { coverageItem, type EmbeddedAnswer } from '../../../functions/adapters/dynamodb/coverage-items.ts';
import { dynamoDbCoverages } from '../../../functions/adapters/dynamodb/coverages.ts';
import { embeddedPayer } from '../../../functions/adapters/embedded-payer/payer.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';

let centre: LocalCentre;
beforeAll(async () => {
  centre = await startLocalCentre();
});
afterAll(() => centre.close());

const never = new AbortController().signal;
const coverageOf = (patientId: string, coverageId: string, order: number, embeddedAnswer: EmbeddedAnswer) =>
  coverageItem({
    patientId,
    coverageId,
    resource: {
      resourceType: 'Coverage',
      status: 'active',
      order,
      subscriberId: 'M1',
      payor: [{ display: `Payer ${order}` }],
    },
    embeddedAnswer,
  });

describe('the payer that works offline', () => {
  it('is asked about the primary coverage, and answers for that one', async () => {
    await centre.put([
      coverageOf('p-two', 'c-a', 2, { status: 'inactive' }),
      coverageOf('p-two', 'c-b', 1, { status: 'active', plan: 'Gold', officeVisitCopay: 2_500 }),
    ]);
    const dynamoDb = dynamoDbWithin(never);
    const coverage = await dynamoDbCoverages(dynamoDb, 'COVERAGES_TABLE').current('p-two');
    expect(coverage).toEqual({ coverageId: 'c-b', payer: 'Payer 1', memberId: 'M1' });
    if (!coverage) throw new Error('no coverage');
    const answer = await embeddedPayer(dynamoDb, 'COVERAGES_TABLE').ask('p-two', coverage, never);
    expect(answer).toEqual({ status: 'active', plan: 'Gold', benefits: { officeVisitCopay: 2_500 } });
  });

  it('takes as long as the coverage says', async () => {
    await centre.put([coverageOf('p-slow', 'c-1', 1, { status: 'active', seconds: 12 })]);
    const waited: number[] = [];
    const payer = embeddedPayer(dynamoDbWithin(never), 'COVERAGES_TABLE', async (seconds) =>
      waited.push(seconds),
    );
    const coverage = { coverageId: 'c-1', payer: 'Payer 1', memberId: 'M1' };
    expect(await payer.ask('p-slow', coverage, never)).toMatchObject({ status: 'active', plan: 'Payer 1' });
    expect(waited).toEqual([12]);
  });
});
