import { describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { isTrue } from '../checks.ts';

/** Opens a case and, if asked, links this contact with it. */
export const createCase = describeAction({
  type: 'CreateCase',
  block: 'Cases',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/createcase.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    LinkContactToCase: { required: true, mode: 'unstated', enum: ['true', 'false'] },
    CaseTemplateId: { required: true, mode: 'unstated' },
    CaseRequestFields: { mode: 'any', map: true },
  },
  // Exports that link carry ContactNotLinked, those that do not leave it out.
  errors: (p) => {
    const linking = isTrue(p.LinkContactToCase);
    return {
      required: ['NoMatchingError', ...(linking ? ['ContactNotLinked'] : [])],
      optional: linking ? [] : ['ContactNotLinked'],
    };
  },
  conditions: noConditions,
});
