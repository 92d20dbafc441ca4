import { defineFlow } from '../../../shared/flow/define-flow.ts';
import { resource } from '../../../shared/flow/references.ts';

/** Cases and profiles: typed forms that the compiler must refuse. Checked by `tsc`, never run. */

const flow = { name: 'checked', kind: 'CONTACT_FLOW', start: 'step' } as const;
const bye = { type: 'DisconnectParticipant' } as const;
const goOn = { next: 'bye', onError: 'bye' } as const;
const none = { onNoneFound: 'bye' } as const;
const byId = { profileRequestData: { profileId: '$.Customer.ProfileId' } } as const;
const byPhone = {
  profileRequestData: { identifierName: '_phone', identifierValue: '$.CustomerEndpoint.Address' },
} as const;

const template = resource('case-template', 'complaint');
const create = { type: 'CreateCase', caseTemplate: template, ...goOn } as const;
const find = {
  type: 'GetCase',
  getLastUpdatedCase: true,
  linkContactToCase: false,
  onMultipleFound: 'bye',
  onNoneFound: 'bye',
  ...goOn,
} as const;
const profile = { type: 'GetCustomerProfile', onMultipleFound: 'bye', ...none, ...goOn } as const;
const object = { type: 'GetCustomerProfileObject', ...none, ...goOn } as const;
export const refusedRecords = [
  // @ts-expect-error linked without a branch for a link that fails
  defineFlow({ ...flow, steps: { step: { ...create, linkContactToCase: true }, bye } }),
  defineFlow({
    ...flow,
    // @ts-expect-error a branch for a link that is not made
    steps: { step: { ...create, linkContactToCase: false, onContactNotLinked: 'bye' }, bye },
  }),
  defineFlow({
    ...flow,
    // @ts-expect-error the id of a template instead of its name
    steps: { step: { ...create, linkContactToCase: false, caseTemplate: 'arn:aws:cases:…' }, bye },
  }),
  // @ts-expect-error a word where the answer is yes or no
  defineFlow({ ...flow, steps: { step: { ...find, getLastUpdatedCase: 'true' }, bye } }),
  // @ts-expect-error a case of which several may be found, without a branch for that
  defineFlow({ ...flow, steps: { step: { ...find, onMultipleFound: undefined }, bye } }),
  // @ts-expect-error changes no case that it names
  defineFlow({ ...flow, steps: { step: { type: 'UpdateCase', linkContactToCase: false, ...goOn }, bye } }),
  // @ts-expect-error looks for nobody
  defineFlow({ ...flow, steps: { step: { ...profile, profileRequestData: {} }, bye } }),
  defineFlow({
    ...flow,
    steps: {
      step: {
        ...profile,
        // @ts-expect-error several keys, and not whether all of them must match
        profileRequestData: { searchCriteria: [{ identifierName: '_phone', identifierValue: '$.A.b' }] },
      },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    // @ts-expect-error an object without saying which of them
    steps: { step: { ...object, profileRequestData: { profileId: '$.A.b', objectType: 'order' } }, bye },
  }),
  defineFlow({
    ...flow,
    steps: {
      // @ts-expect-error the profile of nobody
      step: { type: 'GetCalculatedAttributesForCustomerProfile', profileRequestData: {}, ...none, ...goOn },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    steps: {
      // @ts-expect-error a link to which nothing comes back
      step: { type: 'AssociateContactToCustomerProfile', ...byId, profileResponseData: ['City'], ...goOn },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    // @ts-expect-error no fields to create a profile of
    steps: { step: { type: 'CreateCustomerProfile', ...goOn }, bye },
  }),
  defineFlow({
    ...flow,
    // @ts-expect-error a number where all fields are texts
    steps: { step: { type: 'UpdateCustomerProfile', profileRequestData: { Age: 7 }, ...goOn }, bye },
  }),
];

/** And what must pass. */
export const acceptedRecords = [
  defineFlow({
    ...flow,
    steps: { step: { ...create, linkContactToCase: true, onContactNotLinked: 'bye' }, bye },
  }),
  defineFlow({ ...flow, steps: { step: { ...find, caseResponseFields: ['status'] }, bye } }),
  defineFlow({
    ...flow,
    steps: { step: { type: 'UpdateCase', caseId: '$.Case.case_id', linkContactToCase: false, ...goOn }, bye },
  }),
  defineFlow({ ...flow, steps: { step: { ...profile, ...byPhone, profileResponseData: ['City'] }, bye } }),
  defineFlow({
    ...flow,
    steps: {
      step: { ...object, profileRequestData: { profileId: '$.A.b', objectType: 'order', useLatest: true } },
      bye,
    },
  }),
  defineFlow({
    ...flow,
    steps: { step: { type: 'GetCalculatedAttributesForCustomerProfile', ...byId, ...none, ...goOn }, bye },
  }),
  defineFlow({
    ...flow,
    steps: { step: { type: 'CreateCustomerProfile', profileRequestData: { City: 'Seattle' }, ...goOn }, bye },
  }),
];
