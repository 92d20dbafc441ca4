import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';

/** Tags the contact, for billing and for access: at most six tags. Never data about a person: tags end in bills. */
export interface TagContact<S extends string> {
  readonly type: 'TagContact';
  readonly tags: Readonly<Record<string, string>>;
  readonly next: S;
  readonly onError: S;
}

export const tagContact = defineAction({
  type: 'TagContact',
  block: 'Contact tags',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-tagcontact.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: { Tags: { required: true, mode: 'any', map: true } },
  // The page says none. Observed: "Action is missing required error. Error: NoMatchingError".
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  check: ({ Tags }) =>
    typeof Tags === 'object' && Tags !== null && Object.keys(Tags).length > 6
      ? ['sets more than the six tags that a contact may have']
      : [],
  lower: (s: TagContact<string>) => goesOn('TagContact', { Tags: s.tags }, s),
});
