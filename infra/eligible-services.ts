import { CfnResource, type IAspect } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Services that may hold or move patient data under a business associate agreement with AWS. CloudFormation's own
 * types and CDK metadata hold none.
 * Source: aws.amazon.com/compliance/hipaa-eligible-services-reference.
 */
export const eligibleServices = {
  /** Assumed until somebody compares the list with the page and writes the date here; see infra/README.md. */
  checkedOn: null as string | null,
  services: [
    'CloudWatch',
    'Connect',
    'DynamoDB',
    'IAM',
    'KMS',
    'Kinesis',
    'Lambda',
    'Logs',
    'S3',
    'SMSVOICE',
    'SNS',
    'SQS',
    'SecretsManager',
  ],
} as const;

const allowed: ReadonlySet<string> = new Set<string>(eligibleServices.services);

/** Why a resource type may not be deployed, or undefined. */
export function serviceProblem(type: string): string | undefined {
  if (
    type.startsWith('Custom::') ||
    type.startsWith('AWS::CloudFormation::') ||
    type === 'AWS::CDK::Metadata'
  )
    return undefined;
  const service = type.split('::')[1] ?? '';
  if (type.startsWith('AWS::') && allowed.has(service)) return undefined;
  return `${type} belongs to a service that is not on the list of HIPAA-eligible services. Patient data may not reach it (45 CFR 164.504(e)). Use a service of the list, or check it with AWS and add it to infra/eligible-services.ts.`;
}

/** Refuses resources of services that are not on the list. */
export const onlyEligibleServices: IAspect = {
  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node)) return;
    const problem = serviceProblem(node.cfnResourceType);
    if (problem !== undefined) node.node.addValidation({ validate: () => [problem] });
  },
};
