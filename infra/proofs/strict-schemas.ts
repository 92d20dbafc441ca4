import type { Concrete } from '../templates/concrete.ts';
import type { Template } from '../templates/template.ts';
import { inEachStack, type Proof, type ProofFinding } from './proof.ts';
import { builtinCheck, type Diagnostic } from './validator.ts';

/** What the validator says and is no mistake here. An auditor reads this list. */
const knownGaps: readonly { readonly rule: string; readonly property?: RegExp; readonly reason: string }[] = [
  {
    rule: 'W3005',
    reason:
      'The CDK writes DependsOn beside a reference to the same resource, so that a policy is attached before its function runs. CloudFormation ignores the second.',
  },
  {
    rule: 'W9002',
    reason:
      'The ARN of an instance, a number or a sender that is there already comes from the settings of the clinic, which is the place for it.',
  },
  { rule: 'W9013', reason: 'As W9002: such an ARN holds the number of its account.' },
  {
    rule: 'F3031',
    property: /VoiceCallEntryPointParameters\.SourcePhoneNumber$/,
    reason:
      'The schema of AWS::Connect::TestCase escapes its pattern twice, so that no telephone number in the world fits it.',
  },
];

const isKnown = ({ ruleId, propertyPath = '' }: Diagnostic): boolean =>
  knownGaps.some(({ rule, property }) => rule === ruleId && (property?.test(propertyPath) ?? true));

/** The schemas and rules of CloudFormation on a template, without what is known to be no mistake. */
export const unexplained = (stack: string, template: Template, strict: boolean): readonly Diagnostic[] =>
  builtinCheck()(stack, template, { strict, severityLevel: 'WARN' }).filter((found) => !isKnown(found));

export const strictSchemas: Proof = {
  name: 'CloudFormation, strict',
  proves: 'Every template fits the schemas and rules of CloudFormation; warnings count as errors.',
  find: (centres) =>
    inEachStack(
      centres,
      ({ stacks }) => stacks,
      (centre, stack, template) =>
        unexplained(stack, template, true).map((found) => said(centre, stack, found)),
    ),
};

/** What the validator found, in the words of a finding. */
export function said(centre: Concrete, stack: string, found: Diagnostic): ProofFinding {
  const id = found.entity?.logicalId;
  const property = found.propertyPath?.replace(/^Properties\./, '');
  return {
    what: `${property === undefined ? '' : `${property}: `}${found.message} [${found.ruleId}]`,
    where: id === undefined ? stack : centre.where({ stack, id }),
    why: 'CloudFormation would refuse it, or do something else than the template says.',
    fix: found.suggestedFix ?? 'Correct the property in the construct that is named.',
  };
}
