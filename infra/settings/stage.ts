import { oneOf, textMatching } from './value.ts';

/** `demo`: synthetic data only. `test`: as production, without patients. `production`: patients. */
export const stages = ['demo', 'test', 'production'] as const;
export type Stage = (typeof stages)[number];

export const stageSetting = oneOf(stages, {
  why: 'The stage names the stacks and decides what must be proven before they are deployed.',
}).default('demo');

/** The business associate agreement with AWS: patients' data may not touch the account without one (R-131). */
export const baaReferenceSetting = textMatching(/^\d{4}-\d{2}-\d{2} \S.*$/, {
  what: 'is not a date followed by a reference',
  why: "Patients' data may not reach AWS before a business associate agreement (45 CFR 164.504(e)) is accepted.",
  fix: 'Accept it in AWS Artifact and write date and reference, e.g. "2026-11-02 AWS Artifact agreement-1a2b3c".',
}).optional();
