import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';

/** Takes up a contact that was paused. */
export const resumeContact = describeAction({
  type: 'ResumeContact',
  block: 'Resume contact',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactresumecontact.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {},
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
});
