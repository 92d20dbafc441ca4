import { CfnResource, type IAspect } from 'aws-cdk-lib';
import type { IConstruct, IValidation } from 'constructs';
import type { Settings } from './settings.ts';

/**
 * Services that may hold or move patient data under a business associate agreement with AWS. CloudFormation's own
 * types and CDK metadata hold none.
 * Source: aws.amazon.com/compliance/hipaa-eligible-services-reference.
 */
export const eligibleServices: EligibleServices = {
  checkedOn: undefined,
  services: [
    'Glue',
    'CloudTrail',
    'Backup',
    'Athena',
    'CloudWatch',
    'Connect',
    'DynamoDB',
    'Events',
    'IAM',
    'KMS',
    'Kinesis',
    'Lambda',
    'Lex',
    'Logs',
    'S3',
    'SMSVOICE',
    'SNS',
    'SQS',
    'SecretsManager',
  ],
};

interface EligibleServices {
  /** Date on which somebody last compared the list with the page. Undefined: nobody yet; stage production is refused. */
  readonly checkedOn: string | undefined;
  readonly services: readonly string[];
}

const allowed: ReadonlySet<string> = new Set(eligibleServices.services);

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

/** A list that nobody has checked is an opinion: production waits until it is. */
export function checkedServices(
  { stage }: Pick<Settings, 'stage'>,
  { checkedOn }: EligibleServices = eligibleServices,
): IValidation {
  const problem =
    'infra/eligible-services.ts: nobody has compared the list of services with the page of AWS. Stage "production" may put patient data only where the agreement with AWS covers it. Compare the list, then write the date into checkedOn.';
  return { validate: () => (stage === 'production' && checkedOn === undefined ? [problem] : []) };
}
