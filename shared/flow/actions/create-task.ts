import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { atMostOneOf } from '../checks.ts';

/** Creates a task for somebody to do, now or later. */
export const createTask = describeAction({
  type: 'CreateTask',
  block: 'Create task',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/createtask.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ContactFlowId: { required: true, mode: 'single' },
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
  check: atMostOneOf('DelaySeconds', 'ScheduledTime'),
});
