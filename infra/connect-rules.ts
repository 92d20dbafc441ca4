/** What CloudFormation's schemas and the rule packs do not know about Amazon Connect. */
import { associatedFunctions, flowTimeLimits } from './rules/called-functions.ts';
import { type ConnectRule, isFlow, ofType } from './rules/connect-rule.ts';
import { flowReferences } from './rules/flow-references.ts';
import { namesFit, stacksFit } from './rules/lengths.ts';
import { noNumberInTests } from './rules/numbers.ts';
import { knownPermissions } from './rules/permission-names.ts';

/** Quotas of one instance. Source: reference of service quotas, Amazon Connect; modules: the lower of two published numbers. */
export const quotas: Readonly<Record<string, number>> = {
  'AWS::Connect::ContactFlow': 100,
  'AWS::Connect::ContactFlowModule': 50,
  'AWS::Connect::Queue': 50,
  'AWS::Connect::HoursOfOperation': 100,
  'AWS::Connect::IntegrationAssociation': 50,
  'AWS::Connect::SecurityKey': 2,
  'AWS::Connect::PhoneNumber': 5,
  'AWS::Connect::RoutingProfile': 500,
  'AWS::Connect::SecurityProfile': 100,
  'AWS::Connect::QuickConnect': 100,
  'AWS::Connect::AgentStatus': 50,
  'AWS::Connect::UserHierarchyGroup': 500,
  // The lower of two published numbers.
  'AWS::Connect::PredefinedAttribute': 25,
  'AWS::Lex::BotAlias': 100,
  // People come through the identity provider; whoever adds them here is counted too.
  'AWS::Connect::User': 500,
};

const kept = [
  'AWS::Connect::Instance',
  'AWS::Connect::PhoneNumber',
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::Kinesis::Stream',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
];

/** Types of Connect whose names are unique, with the property that holds the name. */
const named: Readonly<Record<string, string>> = {
  'AWS::Connect::AgentStatus': 'Name',
  'AWS::Connect::ContactFlow': 'Name',
  'AWS::Connect::ContactFlowModule': 'Name',
  'AWS::Connect::EvaluationForm': 'Title',
  'AWS::Connect::HoursOfOperation': 'Name',
  'AWS::Connect::PredefinedAttribute': 'Name',
  'AWS::Connect::Prompt': 'Name',
  'AWS::Connect::Queue': 'Name',
  'AWS::Connect::QuickConnect': 'Name',
  'AWS::Connect::RoutingProfile': 'Name',
  'AWS::Connect::Rule': 'Name',
  'AWS::Connect::SecurityProfile': 'SecurityProfileName',
  'AWS::Connect::TaskTemplate': 'Name',
  'AWS::Connect::View': 'Name',
  'AWS::Connect::Vocabulary': 'VocabularyName',
};

export const connectRules: readonly ConnectRule[] = [
  {
    id: 'kept-when-the-stack-goes',
    why: 'What is lost with it cannot be made again: records, recordings, keys, a released number for 180 days.',
    fix: 'Set RemovalPolicy.RETAIN.',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
    check: ({ resources }) =>
      resources
        .filter(({ resource: r }) => kept.includes(r.Type))
        .filter(({ resource: r }) => r.DeletionPolicy !== 'Retain' || r.UpdateReplacePolicy !== 'Retain')
        .map((placed) => ({ ...placed, wrong: 'is deleted or replaced with its stack' })),
  },
  {
    id: 'within-quotas',
    why: 'The deployment would stop in the middle with LimitExceeded.',
    fix: 'Publish fewer, or have the quota raised and write the new number into infra/connect-rules.ts.',
    source: 'https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html',
    check: (centre) =>
      Object.entries(quotas).flatMap(([type, most]) => {
        const over = ofType(centre, type).slice(most);
        return over.map((placed) => ({ ...placed, wrong: `is one more ${type} than the quota of ${most}` }));
      }),
  },
  {
    id: 'names-are-unique',
    why: 'An instance refuses a second resource of the same type and name, in the middle of the deployment.',
    fix: 'Rename one of them.',
    source: 'https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html',
    check: ({ resources }) => {
      const seen = new Set<string>();
      return resources.flatMap((placed) => {
        const { Type, Properties } = placed.resource;
        const key = named[Type];
        if (key === undefined) return [];
        const given = JSON.stringify(Properties?.[key]);
        const name = `${Type} ${JSON.stringify(Properties?.Type)} ${given}`;
        if (seen.has(name)) return [{ ...placed, wrong: `has a name that is taken: ${given}` }];
        seen.add(name);
        return [];
      });
    },
  },
  {
    id: 'content-fits',
    why: 'Connect takes 256000 characters.',
    fix: 'Move steps into a module.',
    source: 'https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html',
    check: (centre) =>
      centre.resources
        .filter(isFlow)
        .filter((placed) => String(centre.properties(placed).Content).length > 256_000)
        .map((placed) => ({ ...placed, wrong: 'has too much content' })),
  },
  {
    id: 'no-passwords',
    why: 'Whoever may read the template reads the password.',
    fix: 'Sign agents in through the identity provider.',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-connect-user.html',
    check: (centre) =>
      ofType(centre, 'AWS::Connect::User')
        .filter(({ resource }) => resource.Properties?.Password !== undefined)
        .map((placed) => ({ ...placed, wrong: 'has a password' })),
  },
  flowReferences,
  associatedFunctions,
  flowTimeLimits,
  namesFit,
  stacksFit,
  noNumberInTests,
  knownPermissions,
];
