import { always, describeAction, everyKind, noConditions } from '../action-spec.ts';

/** Opens a session of the agent assistant; its ARN lands in `$.Wisdom.SessionArn`. */
export const createWisdomSession = describeAction({
  type: 'CreateWisdomSession',
  block: 'Connect assistant (Amazon Q in Connect)',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/createwisdomsession.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: ['VOICE'],
  next: 'success',
  parameters: { WisdomAssistantArn: { required: true, mode: 'any' } },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
