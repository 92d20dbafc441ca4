import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import type { JsonObject } from '../document.ts';
import { goesOn } from '../lowering.ts';

/** Asks for agents with certain skills, step by step less strictly. Exports write it UpdateContactRoutingCriteria. */
export interface UpdateRoutingCriteria<S extends string> {
  readonly type: 'UpdateRoutingCriteria';
  /** In turn; after the last that has `seconds`, any agent of the queue. */
  readonly steps: readonly [CriteriaStep, ...CriteriaStep[]];
  readonly next: S;
  readonly onError: S;
}

export interface CriteriaStep {
  /** All of them. */
  readonly skills: readonly [Skill, ...Skill[]];
  /** How long the step holds; without it, until an agent is found. */
  readonly seconds?: number;
}

/** A proficiency as the instance has it: 1 to 5, at least so much. */
interface Skill {
  readonly name: string;
  readonly value: string;
  readonly atLeast: 1 | 2 | 3 | 4 | 5;
}

export const updateRoutingCriteria = defineAction({
  type: 'UpdateRoutingCriteria',
  block: 'Set routing criteria',
  category: 'flowControl',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateroutingcriteria.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'success',
  parameters: {
    RoutingCriteria: {
      required: true,
      mode: 'any',
      properties: {
        Steps: {
          mode: 'any',
          items: {
            Expression: { mode: 'any', native: 'object' },
            Expiry: { mode: 'static', native: 'object' },
          },
        },
      },
    },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  lower: (s: UpdateRoutingCriteria<string>) =>
    goesOn('UpdateRoutingCriteria', { RoutingCriteria: { Steps: s.steps.map(criteria) } }, s),
});

export function criteria({ skills, seconds }: CriteriaStep): JsonObject {
  const conditions = skills.map(({ name, value, atLeast }) => ({
    AttributeCondition: {
      Name: name,
      Value: value,
      ProficiencyLevel: atLeast,
      ComparisonOperator: 'NumberGreaterOrEqualTo',
    },
  }));
  const [only] = conditions;
  return {
    Expression: conditions.length === 1 && only ? only : { AndExpression: conditions },
    ...(seconds !== undefined && { Expiry: { DurationInSeconds: seconds } }),
  };
}
