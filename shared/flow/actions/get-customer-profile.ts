import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Exactly, Written } from '../written.ts';

/** Finds a customer profile and puts its fields into `$.Customer`. */
export type GetCustomerProfile<S extends string> = Exactly<
  Written<typeof getCustomerProfile, S>,
  { readonly profileRequestData: Identifier | Search }
>;

/** A key of the profile, such as `_phone`, and what it must be. */
interface Identifier {
  readonly identifierName: string;
  readonly identifierValue: string;
}
/** One to five, of which all or any must match. */
interface Search {
  readonly searchCriteria: readonly [Identifier, ...Identifier[]];
  readonly logicalOperator: 'AND' | 'OR';
}

export const getCustomerProfile = asSpecified({
  type: 'GetCustomerProfile',
  block: 'Customer profiles',
  category: 'interaction',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcustomerprofile.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    ProfileRequestData: {
      required: true,
      mode: 'unstated',
      map: true,
      known: {
        IdentifierName: { mode: 'unstated' },
        IdentifierValue: { mode: 'unstated' },
        SearchCriteria: {
          mode: 'unstated',
          items: {
            IdentifierName: { required: true, mode: 'unstated' },
            IdentifierValue: { required: true, mode: 'unstated' },
          },
        },
        LogicalOperator: { mode: 'unstated', enum: ['AND', 'OR'] },
      },
    },
    // ProfileResponseData: exports write a list of field names, the page draws an object.
    ProfileResponseData: { mode: 'static', list: true, anyShape: true },
  },
  errors: always({ required: ['MultipleFoundError', 'NoneFoundError', 'NoMatchingError'] }),
  conditions: noConditions,
  notes: ['At most 14,000 characters of profile data in one flow.'],
});
