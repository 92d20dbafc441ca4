/** Questions to payers as items: key `checkId`; `answer` is there once the payer has spoken; `expiresAt` is the TTL. */
import * as z from 'zod/mini';
import type { PayerAnswer } from '../../../shared/domain/coverage.ts';
import type { Check } from '../../insurance/checks.ts';
import { fromItem, type Item, type Storable } from './attribute-values.ts';
import { readAs } from './read-as.ts';

const cents = z.int().check(z.nonnegative());
const payerAnswer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('active'),
    plan: z.string(),
    benefits: z.object({
      officeVisitCopay: z.optional(cents),
      deductibleLeft: z.optional(cents),
      inNetwork: z.optional(z.boolean()),
    }),
  }),
  z.object({ status: z.literal('inactive'), plan: z.string() }),
  z.object({ status: z.literal('not-found') }),
  z.object({ status: z.literal('unavailable') }),
]);

const checkInItem = z.object({
  checkId: z.string(),
  sessionId: z.string(),
  patientId: z.string(),
  answer: z.optional(payerAnswer),
});

export const checkFrom = (item: Item): Check => readAs(checkInItem, fromItem(item), 'ELIGIBILITY_TABLE');

export const answerToStore = (answer: PayerAnswer): Storable =>
  answer.status === 'active' ? { ...answer, benefits: { ...answer.benefits } } : { ...answer };
