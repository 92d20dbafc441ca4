import { describe, expect, it } from 'vitest';
import { allows, type Request } from '../../../infra/proofs/rights/evaluate.ts';
import { wrongRights } from '../../../infra/proofs/rights/exact-rights.ts';
import type { JsonMap, Resource } from '../../../infra/templates/template.ts';
import { smallCentre, told } from './small-centre.ts';

const allow = (Action: string | string[], Resource: string | JsonMap, Condition?: JsonMap): JsonMap => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const account = 'arn:aws:iam::111122223333:root';

describe('a policy', () => {
  const request: Request = {
    principal: 'arn:aws:iam::111122223333:role/r',
    action: 'dynamodb:GetItem',
    resource: 'arn:aws:dynamodb:us-west-2:111122223333:table/t',
    context: { 'aws:SecureTransport': 'true' },
  };
  const key: Request = {
    ...request,
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:us-west-2:111122223333:key/k',
    context: { 'kms:ViaService': 'dynamodb.us-west-2.amazonaws.com' },
  };
  const may = (identity: JsonMap[], resource?: JsonMap[], asked = request) =>
    allows({ identity, resource }, asked);
  const deny = { ...allow('*', '*'), Effect: 'Deny' };

  it.each<[string, boolean, boolean]>([
    ['allows what it names', may([allow('dynamodb:GetItem', request.resource)]), true],
    ['allows actions in any case', may([allow('DynamoDB:getitem', request.resource)]), true],
    ['allows what a wildcard fits', may([allow('dynamodb:Get*', 'arn:aws:dynamodb:*:table/?')]), true],
    ['does not take a dot for any character', may([allow('dynamodb:GetItem', 'arn.*')]), false],
    ['gives nothing by itself', may([]), false],
    ['denies more strongly than it allows', may([allow('*', '*'), deny]), false],
    ['of the resource denies as well', may([allow('*', '*')], [{ ...deny, Principal: '*' }]), false],
    [
      'of the resource that denies plain HTTP leaves TLS alone',
      may(
        [allow('*', '*')],
        [{ ...deny, Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
      ),
      true,
    ],
    [
      'of a key decides whether IAM counts: not without the account',
      may([allow('kms:Decrypt', '*')], [], key),
      false,
    ],
    [
      'of a key decides whether IAM counts: with the account, it does',
      may([allow('kms:Decrypt', '*')], [{ ...allow('kms:*', '*'), Principal: { AWS: account } }], key),
      true,
    ],
    [
      'of a key for its account gives nobody anything alone',
      may([], [{ ...allow('kms:*', '*'), Principal: { AWS: account } }], key),
      false,
    ],
    [
      'with a condition holds only where it is met',
      may(
        [allow('kms:Decrypt', '*', { StringEquals: { 'kms:ViaService': 'sqs.us-west-2.amazonaws.com' } })],
        [{ ...allow('kms:*', '*'), Principal: { AWS: account } }],
        key,
      ),
      false,
    ],
    [
      'with a condition on what is not there does not hold',
      may([allow('*', '*', { StringEquals: { 'aws:PrincipalTag/x': 'y' } })]),
      false,
    ],
    [
      'with …IfExists holds where it is not there',
      may([allow('*', '*', { StringEqualsIfExists: { 'aws:PrincipalTag/x': 'y' } })]),
      true,
    ],
    [
      'with a negation of two values wants both',
      may([allow('*', '*', { StringNotEquals: { 'aws:SecureTransport': ['true', 'x'] } })]),
      false,
    ],
    [
      'speaks of all but NotAction',
      may([{ Effect: 'Allow', NotAction: 'dynamodb:*', Resource: '*' }]),
      false,
    ],
  ])('%s', (_, is, expected) => {
    expect(is).toBe(expected);
  });

  it('that decides by what nobody taught us is no yes and no no', () => {
    expect(() => may([allow('*', '*', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })])).toThrow(
      'A policy decides by IpAddress, which infra/proofs/rights/evaluate.ts does not know.',
    );
  });
});

describe('the role of a function', () => {
  const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
  const logs = allow(['logs:CreateLogStream', 'logs:PutLogEvents'], arn('Log'));
  const viaTable = allow('kms:Decrypt', arn('Key'), {
    StringEquals: {
      'kms:ViaService': { 'Fn::Join': ['', ['dynamodb.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
    },
  });
  const getItem = allow('dynamodb:GetItem', arn('Table'));
  const house = (statements: JsonMap[]): Readonly<Record<string, Resource>> => ({
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: { KeyPolicy: { Statement: [{ ...allow('kms:*', '*'), Principal: { AWS: account } }] } },
    },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { SSESpecification: { KMSMasterKeyId: arn('Key') } } },
    Log: { Type: 'AWS::Logs::LogGroup' },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyDocument: { Statement: statements } }] },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: arn('Role'),
        LoggingConfig: { LogGroup: { Ref: 'Log' } },
        Environment: { Variables: { PATIENTS_TABLE: { Ref: 'Table' } } },
      },
      Metadata: { careline: { function: 'find-patient' } },
    },
  });
  const recorded = { 'find-patient': ['dynamodb:GetItem PATIENTS_TABLE'] };
  const wrong = (statements: JsonMap[], calls = recorded) =>
    told(wrongRights(smallCentre(house(statements)), calls));

  it('R-130: is right when it allows the recorded call, its key through the table, and its log', () => {
    expect(wrong([getItem, viaTable, logs])).toEqual([]);
  });

  it('R-130: that lacks a right is named, with call and resource', () => {
    expect(wrong([viaTable, logs])).toEqual([
      's/Role: find-patient calls dynamodb:GetItem on s/Table, and its role does not allow it',
    ]);
  });

  it('R-130: that may decrypt without the table is named', () => {
    const { Condition: _, ...always } = viaTable;
    expect(wrong([getItem, always, logs])).toContain(
      's/Role: find-patient may call kms:Decrypt on s/Key, and no test of it does',
    );
  });

  it('R-130: that may do more is named for each right', () => {
    expect(wrong([getItem, viaTable, logs, allow('dynamodb:Scan', arn('Table'))])).toEqual([
      's/Role: find-patient may call dynamodb:Scan on s/Table, and no test of it does',
    ]);
  });

  it('R-130: with a wildcard is named for what nobody listed', () => {
    expect(wrong([allow('dynamodb:*', arn('Table')), viaTable, logs])).toEqual([
      's/Role: find-patient may call dynamodb:AnythingElse on s/Table, and no test of it does',
    ]);
    expect(wrong([allow('dynamodb:GetItem', '*'), viaTable, logs])).toContain(
      's/Role: find-patient may call dynamodb:GetItem on arn:aws:dynamodb:us-west-2:111122223333:table/AnythingElse, and no test of it does',
    );
  });

  it('of which nobody recorded a call is named', () => {
    expect(told(wrongRights(smallCentre(house([getItem])), {}))).toEqual([
      's/Role: find-patient has no recorded calls',
    ]);
  });
});
