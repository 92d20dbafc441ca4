import type { Step } from '../../../shared/flow/flow.ts';
import type { FlowName } from './house.ts';

type Steps = Readonly<Record<string, Step>>;
type Change = (steps: Steps) => Readonly<Record<string, Partial<Step> | undefined>>;

/** Some parameters of a step changed. */
export const parameters = (steps: Steps, id: string, change: object) => ({
  [id]: { parameters: { ...steps[id]?.parameters, ...change } },
});

/** What is broken, where, how, and the rule and the step that must say so. */
export type Mutation = readonly [
  what: string,
  flow: FlowName,
  change: Change,
  rule: string,
  step: string | undefined,
];
