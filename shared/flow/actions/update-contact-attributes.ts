import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';

/**
 * Sets contact attributes, all or none. They end in the contact record and on the agent's screen: no PHI, no card data.
 * Keys may not hold `$` or `.`; more than 32 KB over all attributes takes the error branch.
 */
export interface UpdateContactAttributes<S extends string> {
  readonly type: 'UpdateContactAttributes';
  readonly attributes: Readonly<Record<string, string>>;
  readonly target?: 'Current' | 'Related';
  readonly next: S;
  readonly onError: S;
}

export const updateContactAttributes = defineAction({
  type: 'UpdateContactAttributes',
  block: 'Set contact attributes',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactattributes.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    Attributes: { required: true, mode: 'any', map: true },
    // The page marks nothing as optional; most exports leave it out.
    TargetContact: { mode: 'static', enum: ['Current', 'Related'] },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  lower: (s: UpdateContactAttributes<string>) =>
    goesOn('UpdateContactAttributes', { Attributes: s.attributes, TargetContact: s.target ?? 'Current' }, s),
});
