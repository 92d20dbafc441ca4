/**
 * Coverages as items: key `patientId` and `coverageId`; what the card says, and for the embedded payer what it will answer.
 */
import * as z from 'zod/mini';
import type { Coverage } from '../../../shared/domain/coverage.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import type { TableItem } from './patient-items.ts';
import { readAs } from './read-as.ts';

const cents = z.int().check(z.nonnegative());
const embeddedAnswer = z.object({
  status: z.enum(['active', 'inactive', 'not-found', 'unavailable']),
  plan: z.optional(z.string()),
  officeVisitCopay: z.optional(cents),
  deductibleLeft: z.optional(cents),
  inNetwork: z.optional(z.boolean()),
  /** How long the payer thinks. */
  seconds: z.optional(z.number().check(z.nonnegative())),
});
export type EmbeddedAnswer = z.infer<typeof embeddedAnswer>;

/** FHIR R4 Coverage, as far as a call needs it. */
const coverageResource = z.object({
  resourceType: z.literal('Coverage'),
  status: z.enum(['active', 'cancelled', 'draft', 'entered-in-error']),
  subscriberId: z.optional(z.string()),
  /** Order when there are several; 1 is the primary. */
  order: z.optional(z.int()),
  payor: z.array(z.object({ display: z.optional(z.string()) })).check(z.minLength(1)),
});
export type CoverageResource = z.infer<typeof coverageResource>;

const coverageInItem = z.object({
  coverageId: z.string(),
  resource: coverageResource,
  embeddedAnswer: z.optional(embeddedAnswer),
});

export interface StoredCoverage extends Coverage {
  readonly inForce: boolean;
  readonly order: number;
  readonly embeddedAnswer?: EmbeddedAnswer | undefined;
}

export interface NewCoverage {
  readonly patientId: string;
  readonly coverageId: string;
  readonly resource: CoverageResource;
  readonly embeddedAnswer?: EmbeddedAnswer;
}

export function coverageItem({ resource, embeddedAnswer: answer, ...keys }: NewCoverage): TableItem {
  const payor = resource.payor.map((one) => ({ ...one }));
  const item = toItem({
    ...keys,
    resource: { ...resource, payor },
    ...(answer ? { embeddedAnswer: { ...answer } } : {}),
  });
  return { table: 'COVERAGES_TABLE', item };
}

export function coverageFrom(item: Item): StoredCoverage {
  const {
    coverageId,
    resource,
    embeddedAnswer: answer,
  } = readAs(coverageInItem, fromItem(item), 'COVERAGES_TABLE');
  return {
    coverageId,
    payer: resource.payor[0]?.display ?? '',
    memberId: resource.subscriberId ?? '',
    inForce: resource.status === 'active',
    order: resource.order ?? 1,
    embeddedAnswer: answer,
  };
}
