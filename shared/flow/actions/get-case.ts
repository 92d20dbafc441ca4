import { describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { isTrue } from '../checks.ts';

/** Finds a case and puts its fields into `$.Case`. */
export const getCase = describeAction({
  type: 'GetCase',
  block: 'Cases',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/getcase.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    LinkContactToCase: { required: true, mode: 'unstated', enum: ['true', 'false'] },
    GetLastUpdatedCase: { required: true, mode: 'unstated', enum: ['true', 'false'] },
    CustomerId: { mode: 'unstated' },
    CaseRequestFields: { mode: 'any', map: true },
    CaseResponseFields: { mode: 'static' },
  },
  // Exports that link carry ContactNotLinked, those that do not leave it out.
  errors: (p) => {
    const linking = isTrue(p.LinkContactToCase);
    return {
      required: ['NoMatchingError', 'MultipleFound', 'NoneFound', ...(linking ? ['ContactNotLinked'] : [])],
      optional: linking ? [] : ['ContactNotLinked'],
    };
  },
  conditions: noConditions,
});
