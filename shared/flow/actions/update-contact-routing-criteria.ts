import { always, defineAction, everyChannel, noConditions } from '../action-spec.ts';
import type { JsonObject } from '../document.ts';
import { goesOn } from '../lowering.ts';
import type { JsonPath } from '../paths.ts';
import type { Reference } from '../references.ts';
import { type CriteriaStep, criteria } from './update-routing-criteria.ts';

/** Asks for agents with certain skills, or by name, step by step less strictly. Documented as UpdateRoutingCriteria. */
export interface UpdateContactRoutingCriteria<S extends string> {
  readonly type: 'UpdateContactRoutingCriteria';
  /** In turn; after the last that has `seconds`, any agent of the queue. */
  readonly steps: readonly [CriteriaStep | NamedAgents, ...(CriteriaStep | NamedAgents)[]];
  readonly next: S;
  readonly onError: S;
}

interface NamedAgents {
  readonly agents: readonly [Agent, ...Agent[]];
  readonly skills?: never;
  /** How long the step holds; without it, until one of them is free. */
  readonly seconds?: number;
}
type Agent = Reference<'agent'> | JsonPath;

export const updateContactRoutingCriteria = defineAction({
  type: 'UpdateContactRoutingCriteria',
  block: 'Set routing criteria',
  category: 'flowControl',
  source: 'https://github.com/amazon-connect/voicemail-express-amazon-connect',
  evidence: 'corpus',
  // Assumed: as UpdateRoutingCriteria.
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
  lower: (s: UpdateContactRoutingCriteria<string>) =>
    goesOn(
      'UpdateContactRoutingCriteria',
      {
        RoutingCriteria: { Steps: s.steps.map((step) => ('agents' in step ? named(step) : criteria(step))) },
      },
      s,
    ),
});

const named = ({ agents, seconds }: NamedAgents): JsonObject => ({
  Expression: {
    AttributeCondition: {
      ComparisonOperator: 'Match',
      MatchCriteria: { AgentsCriteria: { AgentIds: agents } },
    },
  },
  ...(seconds !== undefined && { Expiry: { DurationInSeconds: seconds } }),
});
