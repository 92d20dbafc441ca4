import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';
import { atMostOneOf } from '../parameter-groups.ts';
import type { Reference } from '../references.ts';

/** Creates a task for somebody to do, now or later. */
export type CreateTask<S extends string> = {
  readonly type: 'CreateTask';
  /** The flow that routes the task. */
  readonly flow: Reference<'flow'>;
  readonly name: string;
  readonly description?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly references?: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
  readonly next: S;
  readonly onError: S;
} & (
  | { readonly afterSeconds?: number; readonly at?: never }
  /** An ISO date and time. */
  | { readonly at: string; readonly afterSeconds?: never }
);

export const createTask = defineAction({
  type: 'CreateTask',
  block: 'Create task',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/createtask.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ContactFlowId: { required: true, mode: 'single', reference: 'flow' },
    Attributes: { mode: 'any', map: true },
    Name: { required: true, mode: 'unstated' },
    Description: { mode: 'unstated' },
    References: { mode: 'any', map: true },
    DelaySeconds: { mode: 'unstated', range: [1, 518_400] },
    ScheduledTime: { mode: 'unstated' },
    TaskTemplateId: { mode: 'static' },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  groups: [atMostOneOf('DelaySeconds', 'ScheduledTime')],
  lower: (s: CreateTask<string>) => {
    const references = Object.entries(s.references ?? {}).map(
      ([key, { type, value }]) => [key, { Type: type, Value: value }] as const,
    );
    return goesOn(
      'CreateTask',
      {
        ContactFlowId: s.flow,
        Name: s.name,
        ...(s.description !== undefined && { Description: s.description }),
        ...(s.attributes !== undefined && { Attributes: s.attributes }),
        ...(references.length > 0 && { References: Object.fromEntries(references) }),
        ...(s.afterSeconds !== undefined && { DelaySeconds: String(s.afterSeconds) }),
        ...(s.at !== undefined && { ScheduledTime: s.at }),
      },
      s,
    );
  },
});
