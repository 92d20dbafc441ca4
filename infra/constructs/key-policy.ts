import { Aws } from 'aws-cdk-lib';
import { AccountRootPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Who may use a key, through what. Everything still needs a right in IAM as well: a key policy alone gives nobody anything. */
export interface KeyUse {
  /** Services that use the key for whoever may read or write what they hold, e.g. `dynamodb`. */
  readonly through: readonly string[];
  /** Calls of KMS itself that functions make. */
  readonly directly?: readonly string[];
  /** Only roles with this tag decrypt, whatever IAM allows others. */
  readonly decryptOnlyWithTag?: { readonly key: string; readonly value: string };
}

/**
 * What CloudFormation and those who operate the key need. Without `PutKeyPolicy` for the account nobody could ever change
 * the key again, and KMS refuses to create such a key. Not in it, and so denied to everybody until the policy is changed,
 * which the trail shows: to disable or delete the key, which makes all under it unreadable for ever, and to decrypt.
 */
const care = [
  'kms:DescribeKey',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

const usage = ['kms:Encrypt', 'kms:ReEncryptTo', 'kms:GenerateDataKey*'];
/** Whoever may turn cipher text into that of another key may read it. */
const reading = ['kms:Decrypt', 'kms:ReEncryptFrom'];
const inThisAccount = { 'kms:CallerAccount': Aws.ACCOUNT_ID };
const viaService = (service: string) => `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}`;

/** The least policy of a key: IAM decides within these bounds. `kms:*` for the account is not in it. */
export function keyPolicy({ through, directly = [], decryptOnlyWithTag: tag }: KeyUse): PolicyDocument {
  const via = { ...inThisAccount, 'kms:ViaService': through.map(viaService) };
  const allow = (sid: string, actions: readonly string[], conditions?: Record<string, object>) =>
    new PolicyStatement({
      sid,
      effect: Effect.ALLOW,
      principals: [new AccountRootPrincipal()],
      actions: [...actions],
      resources: ['*'],
      ...(conditions && { conditions }),
    });
  const statements = [allow('CareForTheKey', care)];
  if (through.length > 0) {
    statements.push(
      allow('UseThroughItsServices', tag ? usage : [...usage, ...reading], { StringEquals: via }),
      // A service keeps working for what it holds. Source: KMS Developer Guide, conditions-kms: GrantIsForAWSResource.
      allow('LetServicesKeepUsing', ['kms:CreateGrant'], {
        StringEquals: inThisAccount,
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
      }),
    );
  }
  if (tag) {
    const tagged = { ...via, [`aws:PrincipalTag/${tag.key}`]: tag.value };
    statements.push(allow('DecryptWithTheTag', reading, { StringEquals: tagged }));
  }
  if (directly.length > 0) {
    statements.push(allow('UseDirectly', directly, { StringEquals: inThisAccount }));
  }
  return new PolicyDocument({ statements });
}
