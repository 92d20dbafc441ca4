/** What the validator of CloudFormation finds in templates with one mistake planted; one engine for all of them. */
import { describe, expect, it } from 'vitest';
import { type Baseline, baselineOf, indexesTogether, losses } from '../../../infra/proofs/baseline.ts';
import { concreteReferences } from '../../../infra/proofs/concrete-references.ts';
import { guardRules } from '../../../infra/proofs/guard-rules.ts';
import { strictSchemas } from '../../../infra/proofs/strict-schemas.ts';
import type { JsonMap } from '../../../infra/templates/template.ts';
import { smallCentre, told } from './small-centre.ts';

const deep = process.env.CARELINE_DEEP === '1';
const instance = {
  Type: 'AWS::Connect::Instance',
  Properties: {
    IdentityManagementType: 'SAML',
    InstanceAlias: 'clinic',
    Attributes: { InboundCalls: true, OutboundCalls: true },
  },
};
const instanceArn = { 'Fn::GetAtt': ['Instance', 'Arn'] };
const queue = (hours: JsonMap, more: JsonMap = {}) => ({
  Type: 'AWS::Connect::Queue',
  Properties: { InstanceArn: instanceArn, Name: 'billing', HoursOfOperationArn: hours, ...more },
});
const hours = {
  Type: 'AWS::Connect::HoursOfOperation',
  Properties: {
    InstanceArn: instanceArn,
    Name: 'clinic',
    TimeZone: 'America/Chicago',
    Config: [{ Day: 'MONDAY', StartTime: { Hours: 8, Minutes: 0 }, EndTime: { Hours: 17, Minutes: 0 } }],
  },
};

describe('a reference', () => {
  const right = queue({ 'Fn::GetAtt': ['Hours', 'HoursOfOperationArn'] });
  it('R-127: to a queue where hours belong is found, and passes the schemas without it', () => {
    const wrong = queue({ 'Fn::GetAtt': ['Other', 'QueueArn'] }, { Name: 'crisis' });
    const centre = smallCentre({ Instance: instance, Hours: hours, Other: right, Queue: wrong });
    expect(strictSchemas.find([centre])).toEqual([]);
    const found = concreteReferences.find([centre]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      where: 'small: s/Queue',
      fix: 'Refer to a resource of the type that the property names.',
    });
    expect(found[0]?.what).toMatch(/^HoursOfOperationArn: .*\/queue\/.* does not match pattern/);
  });

  it('to the hours themselves is right', () => {
    expect(
      concreteReferences.find([smallCentre({ Instance: instance, Hours: hours, Queue: right })]),
    ).toEqual([]);
  });
});

describe('the strict pass', () => {
  it('R-127: takes a value that is no choice for an error', () => {
    const wrong = queue({ 'Fn::GetAtt': ['Hours', 'HoursOfOperationArn'] }, { Status: 'OPEN' });
    const found = told(strictSchemas.find([smallCentre({ Instance: instance, Hours: hours, Queue: wrong })]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^small: s\/Queue: Status: .*\[W3030\]$/);
  });
});

describe('the baseline', () => {
  const table = (partition: string, more: JsonMap = {}) => ({
    Type: 'AWS::DynamoDB::Table',
    DeletionPolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: partition, AttributeType: 'S' }],
      KeySchema: [{ AttributeName: partition, KeyType: 'HASH' }],
      ...more,
    },
  });
  const accepted: Baseline = baselineOf(
    smallCentre({ Table: table('patientId'), Topic: { Type: 'AWS::SNS::Topic' } }),
  );
  const lost = (resources: Parameters<typeof smallCentre>[0]) =>
    told(losses(accepted, baselineOf(smallCentre(resources))));

  it('holds what is kept, with the properties that cannot change', () => {
    expect(Object.keys(accepted)).toEqual(['s/Table']);
    expect(Object.keys(accepted['s/Table']?.fixed ?? {})).toContain('KeySchema');
  });

  it('R-126: finds what is replaced, and by which property', () => {
    expect(lost({ Table: table('contactId') })).toEqual([
      's/Table: AWS::DynamoDB::Table is replaced: KeySchema changes',
    ]);
  });

  it('R-126: finds what is gone, or has another logical id', () => {
    expect(lost({ Renamed: table('patientId') })).toEqual([
      's/Table: AWS::DynamoDB::Table is not in the template any more',
    ]);
  });

  it('finds a table of which one update would change two indexes, which DynamoDB refuses', () => {
    const withIndexes = (...names: readonly string[]) =>
      baselineOf(
        smallCentre({
          Table: table('patientId', {
            GlobalSecondaryIndexes: names.map((name) => ({
              IndexName: name.split('=')[0] ?? '',
              KeySchema: [{ AttributeName: 'patientId', KeyType: 'HASH' }],
              Projection: { ProjectionType: name.split('=')[1] ?? 'ALL' },
            })),
          }),
        }),
      );
    const from = withIndexes('by-day', 'by-agent');
    const found = (...names: readonly string[]) => told(indexesTogether(from, withIndexes(...names)));
    expect(found('by-day', 'by-agent', 'by-queue')).toEqual([]);
    expect(found('by-day')).toEqual([]);
    const says = (steps: string) => [`s/Table: AWS::DynamoDB::Table changes more than one index: ${steps}`];
    expect(found('by-day', 'by-agent', 'one', 'two')).toEqual(says('one comes, two comes'));
    expect(found('by-day', 'one')).toEqual(says('by-agent goes, one comes'));
    expect(found('by-day=KEYS_ONLY', 'by-agent')).toEqual(says('by-day goes, by-day comes'));
    expect(told(indexesTogether(accepted, withIndexes('one', 'two')))).toEqual(says('one comes, two comes'));
    // Accepted before indexes were in it.
    const old = { 's/Table': { type: 'AWS::DynamoDB::Table', fixed: {} } };
    expect(indexesTogether(old, withIndexes('one', 'two'))).toEqual([]);
  });

  it('lets everything else change', () => {
    expect(lost({ Table: table('patientId', { DeletionProtectionEnabled: true }) })).toEqual([]);
  });
});

describe.runIf(deep)('Control Tower', () => {
  it('finds an unencrypted bucket', () => {
    const found = guardRules.find([smallCentre({ Bucket: { Type: 'AWS::S3::Bucket' } })]);
    expect(told(found)).toContainEqual(
      expect.stringMatching(/^small: s\/Bucket: .*encryption.*\[CT\.S3\.PR\.10\]$/),
    );
  });
});
