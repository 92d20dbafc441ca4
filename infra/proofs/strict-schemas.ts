import type { Concrete } from '../templates/concrete.ts';
import { inEachStack, type Proof, type ProofFinding } from './proof.ts';
import { builtinCheck, type Diagnostic } from './validator.ts';

/** Rules of the validator that say what is no mistake here. An auditor reads this list. */
export const knownGaps: Readonly<Record<string, string>> = {
  W3005:
    'The CDK writes DependsOn beside a reference to the same resource, so that a policy is attached before its function runs. CloudFormation ignores the second.',
  W9002:
    'The ARN of an instance, a number or a sender that is there already comes from the settings of the clinic, which is the place for it.',
  W9013: 'As W9002: such an ARN holds the number of its account.',
};

export const strictSchemas: Proof = {
  name: 'CloudFormation, strict',
  proves: 'Every template fits the schemas and rules of CloudFormation; warnings count as errors.',
  find: (centres) =>
    inEachStack(
      centres,
      ({ stacks }) => stacks,
      (centre, stack, template) =>
        builtinCheck()(stack, template, {
          strict: true,
          severityLevel: 'WARN',
          exclude: { ids: Object.keys(knownGaps) },
        }).map((found) => said(centre, stack, found)),
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
