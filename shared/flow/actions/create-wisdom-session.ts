import { always, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Opens a session of the agent assistant; its ARN lands in `$.Wisdom.SessionArn`. */
export type CreateWisdomSession<S extends string> = Written<typeof createWisdomSession, S>;

export const createWisdomSession = asSpecified({
  type: 'CreateWisdomSession',
  block: 'Connect assistant (Amazon Q in Connect)',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/createwisdomsession.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: ['VOICE'],
  next: 'success',
  parameters: { WisdomAssistantArn: { required: true, mode: 'any', reference: 'assistant' } },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
