import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';

/** Takes tags off the contact. */
export interface UntagContact<S extends string> {
  readonly type: 'UntagContact';
  readonly tags: readonly [string, ...string[]];
  readonly next: S;
  readonly onError: S;
}

export const untagContact = defineAction({
  type: 'UntagContact',
  block: 'Contact tags',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-untagcontact.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: { TagKeys: { required: true, mode: 'static', list: true } },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  check: ({ TagKeys }) => (Array.isArray(TagKeys) && TagKeys.length === 0 ? ['names no tag in TagKeys'] : []),
  notes: ['The page spells it UnTagContact; the service refuses that.'],
  lower: (s: UntagContact<string>) => goesOn('UntagContact', { TagKeys: s.tags }, s),
});
