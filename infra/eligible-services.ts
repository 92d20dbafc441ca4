import { CfnResource, type IAspect } from 'aws-cdk-lib';
import type { IConstruct, IValidation } from 'constructs';
import type { Settings } from './settings.ts';

const page = 'https://aws.amazon.com/compliance/hipaa-eligible-services-reference/';

interface EligibleService {
  /** As AWS's page names it. */
  readonly named: string;
  /** What the page excludes, or why a service is covered that it does not name. */
  readonly limit?: string;
}

interface EligibleServices {
  /** Date on which somebody last compared the list with the page of that day. Undefined: nobody; stage production is refused. */
  readonly checkedOn: string | undefined;
  /** By the second part of CloudFormation's type. */
  readonly services: Readonly<Record<string, EligibleService>>;
}

/**
 * Services that may hold or move patient data under a business associate agreement with AWS.
 *
 * Source: AWS, HIPAA Eligible Services Reference, as it read when last updated on 2021-01-20; all below were compared with that
 * copy, which is not today's page: `checkedOn` stays open until somebody with a browser has compared them again.
 */
export const eligibleServices: EligibleServices = {
  checkedOn: undefined,
  services: {
    Athena: { named: 'Amazon Athena' },
    Backup: { named: 'AWS Backup' },
    CloudTrail: { named: 'AWS CloudTrail' },
    CloudWatch: { named: 'Amazon CloudWatch' },
    CodeDeploy: { named: 'AWS CodeDeploy' },
    Connect: { named: 'Amazon Connect' },
    DynamoDB: { named: 'Amazon DynamoDB' },
    Events: { named: 'Amazon CloudWatch Events [including Amazon EventBridge]' },
    Glue: { named: 'AWS Glue' },
    KMS: { named: 'AWS Key Management Service' },
    Kinesis: { named: 'Amazon Kinesis Data Streams' },
    Lambda: { named: 'AWS Lambda' },
    Lex: { named: 'Amazon Lex' },
    Logs: { named: 'Amazon CloudWatch Logs' },
    S3: { named: 'Amazon Simple Storage Service (Amazon S3)' },
    SMSVOICE: {
      named: 'Amazon Pinpoint [excluding Voice Message capabilities]',
      limit:
        'Today AWS End User Messaging. Texts alone: voice messages are excluded. Assumed: the successor keeps the place of Pinpoint.',
    },
    SNS: { named: 'Amazon Simple Notification Service (SNS)' },
    SQS: { named: 'Amazon Simple Queue Service (SQS)' },
    SecretsManager: { named: 'AWS Secrets Manager' },
  },
};

/** Not on the page, and no patient data reaches them: why. */
export const withoutPatientData: Readonly<Record<string, string>> = {
  Budgets: 'Holds sums of money and the address for its alarm.',
  IAM: 'Holds rights and role names, none of which names a person; it is not a service that stores data.',
};

/** Why a resource type may not be deployed, or undefined. CloudFormation's own types and CDK metadata hold no data. */
export function serviceProblem(type: string): string | undefined {
  if (
    type.startsWith('Custom::') ||
    type.startsWith('AWS::CloudFormation::') ||
    type === 'AWS::CDK::Metadata'
  )
    return undefined;
  const service = type.split('::')[1] ?? '';
  const known =
    Object.hasOwn(eligibleServices.services, service) || Object.hasOwn(withoutPatientData, service);
  if (type.startsWith('AWS::') && known) return undefined;
  return `${type} belongs to a service that is not on the list of HIPAA-eligible services. Patient data may not reach it (45 CFR 164.504(e)). Use a service of the list, or compare it with ${page} and add it to infra/eligible-services.ts.`;
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
  const problem = `infra/eligible-services.ts: nobody has compared the list of services with the page of AWS of today. Stage "production" may put patient data only where the agreement with AWS covers it. Compare it with ${page}, then write the date into checkedOn.`;
  return { validate: () => (stage === 'production' && checkedOn === undefined ? [problem] : []) };
}
