import { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { mayHearRecordings } from '../../infra/constructs/centre-keys.ts';
import { readFunctionSources } from '../../infra/function-sources.ts';
import { givenBucket } from '../../infra/given-resource.ts';
import { bareApp, templateOf } from './bare-app.ts';
import { functionsFolder } from './functions-folder.ts';
import { type Placed, type Synthesized, synthesize } from './synthesized.ts';

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal: { readonly Service?: unknown; readonly AWS?: unknown };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

let centre: Synthesized;
let keys: readonly Placed[];
beforeAll(() => {
  centre = synthesize();
  keys = centre.ofType('AWS::KMS::Key');
});

const statementsOf = (key: Placed): readonly Statement[] =>
  Object(key.resource.Properties.KeyPolicy).Statement;
const actionsOf = ({ Action }: Statement): readonly string[] => [Action].flat();
const nameOf = ({ resource }: Placed) => String(Object.values(resource.Metadata?.careline ?? {})[0]);
/** `dynamodb` of `dynamodb.<region>.<suffix>`. */
const servicesIn = (via: unknown): string[] =>
  [...JSON.stringify(via ?? '').matchAll(/\["([a-z0-9]+)\./g)].map(([, service]) => String(service));

describe('keys', () => {
  it('R-130: there is one for each class of data; they rotate, except the one of the blind indexes, and are kept', () => {
    expect(keys.map(nameOf).sort()).toEqual([
      'INDEX_KEY_ID',
      'MESSAGES_KEY_ID',
      'audit',
      'backups',
      'cardKeys',
      'logs',
      'payments',
      'recordings',
      'records',
    ]);
    for (const key of keys) {
      expect(key.resource.DeletionPolicy).toBe('Retain');
      const { KeySpec, KeyUsage, EnableKeyRotation } = key.resource.Properties;
      if (KeySpec === 'HMAC_256')
        expect([nameOf(key), KeyUsage]).toEqual(['INDEX_KEY_ID', 'GENERATE_VERIFY_MAC']);
      else expect(EnableKeyRotation, key.id).toBe(true);
    }
  });

  it('R-130: give nobody everything: no kms:*, and nobody disables or deletes one without changing its policy first', () => {
    for (const key of keys) {
      const actions = statementsOf(key).flatMap(actionsOf);
      expect(actions, key.id).not.toContain('kms:*');
      for (const forbidden of ['kms:ScheduleKeyDeletion', 'kms:DisableKey', 'kms:DisableKeyRotation'])
        expect(actions, key.id).not.toContain(forbidden);
      // KMS refuses a key that nobody could ever change.
      expect(actions, key.id).toContain('kms:PutKeyPolicy');
    }
  });

  it('R-130: decrypt for roles of the account only through the services that hold the class of data', () => {
    const through = keys.map((key) => {
      const decrypting = statementsOf(key).filter(
        (one) => one.Principal.AWS !== undefined && actionsOf(one).includes('kms:Decrypt'),
      );
      return [
        nameOf(key),
        decrypting.flatMap((s) => servicesIn(s.Condition?.StringEquals?.['kms:ViaService'])),
      ];
    });
    expect(Object.fromEntries(through)).toEqual({
      records: ['dynamodb', 'sqs', 'kinesis', 's3'],
      recordings: ['s3', 'connect'],
      payments: ['dynamodb', 'secretsmanager'],
      cardKeys: ['secretsmanager'],
      logs: ['logs', 'sns'],
      audit: ['s3'],
      backups: ['backup', 'dynamodb'],
      // Functions call KMS itself.
      MESSAGES_KEY_ID: [],
      INDEX_KEY_ID: [],
    });
  });

  it('R-135: recordings decrypt for roles with the tag of the access function alone', () => {
    const [key] = centre.marked('key', 'recordings');
    const decrypting = key ? statementsOf(key).filter((one) => actionsOf(one).includes('kms:Decrypt')) : [];
    expect(decrypting).toHaveLength(1);
    expect(decrypting[0]?.Condition?.StringEquals).toMatchObject({
      [`aws:PrincipalTag/${mayHearRecordings.key}`]: mayHearRecordings.value,
    });
  });

  it('R-130: let a service keep using them only for its own resources', () => {
    for (const key of keys) {
      for (const statement of statementsOf(key).filter((one) => actionsOf(one).includes('kms:CreateGrant')))
        expect(statement.Condition?.Bool, key.id).toEqual({ 'kms:GrantIsForAWSResource': 'true' });
    }
  });

  it('R-130: let Connect write to the streams as the role of the instance, and as nobody else', () => {
    const wide = keys.flatMap((key) =>
      statementsOf(key)
        .filter(({ Principal }) => Principal.AWS === '*')
        .map((statement) => [nameOf(key), statement] as const),
    );
    expect(wide.map(([name, { Action }]) => `${name}: ${Action}`)).toEqual(['records: kms:GenerateDataKey']);
    const [, statement] = wide[0] ?? [];
    expect(JSON.stringify(statement?.Condition?.ArnLike)).toContain(
      ':role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_*',
    );
    expect(servicesIn(statement?.Condition?.StringEquals?.['kms:ViaService'])).toEqual(['kinesis']);
    expect(statement?.Condition?.StringEquals?.['kms:CallerAccount']).toEqual({ Ref: 'AWS::AccountId' });
  });

  it('may be used by services only for this account, and by nobody without a condition', () => {
    for (const key of keys) {
      for (const statement of statementsOf(key)) {
        expect(statement.Principal, key.id).not.toBe('*');
        if (statement.Sid === 'CareForTheKey') continue;
        expect(statement.Condition, `${key.id} ${JSON.stringify(statement.Action)}`).toBeDefined();
      }
    }
  });
});

const statementsIn = (role: Placed): readonly Statement[] =>
  Object(role.resource.Properties.Policies ?? []).flatMap(
    (policy: { PolicyDocument: { Statement: readonly Statement[] } }) => policy.PolicyDocument.Statement,
  );

/** Whether a key's policy lets roles of the account do it, directly or through a service. */
function allowed(key: Placed, action: string, via: string | undefined): boolean {
  const covers = (pattern: string) =>
    pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : pattern === action;
  return statementsOf(key).some((statement) => {
    const { AWS } = statement.Principal;
    if (AWS === undefined || AWS === '*' || !actionsOf(statement).some(covers)) return false;
    const services = servicesIn(statement.Condition?.StringEquals?.['kms:ViaService']);
    return services.length === 0 || (via !== undefined && services.includes(via));
  });
}

/** Functions that may read recordings. Each further one is a decision. */
const listeners: readonly string[] = [
  'give-recording-access',
  // Redacted transcripts, for their words.
  'index-transcript',
  'index-waiting-transcripts',
];

describe('roles', () => {
  it('R-135: nobody but the functions named here reads recordings', () => {
    const { functionsFolder: source, bundleFolder: bundles, remove } = functionsFolder();
    const reading = [...readFunctionSources({ source, bundles }).values()].filter(({ access }) =>
      access.RECORDINGS_BUCKET?.some((action) => /^s3:GetObject(Version)?$/.test(action)),
    );
    remove();
    expect(reading.map(({ name }) => name)).toEqual(listeners);
  });

  it('R-134: that write proofs reach their own folder of the audit bucket and nothing beside it', () => {
    const { functionsFolder: source, bundleFolder: bundles, remove } = functionsFolder();
    const writing = [...readFunctionSources({ source, bundles }).values()].filter(({ access }) =>
      access.AUDIT_BUCKET?.includes('s3:PutObject'),
    );
    remove();
    expect(Object.fromEntries(writing.map(({ name, folders }) => [name, folders.AUDIT_BUCKET]))).toEqual({
      'anchor-event-log': 'anchors/',
      'give-recording-access': 'access/',
      'search-contacts': 'access/',
      'read-contact': 'access/',
      'hold-contact': 'access/',
      'delete-contact': 'access/',
      'finish-deletions': 'access/',
      'work-messages': 'access/',
    });
  });

  it('R-26: that open what was sealed with the key of messages are who works through them, and who sends parked records on', () => {
    const { functionsFolder: source, bundleFolder: bundles, remove } = functionsFolder();
    const all = [...readFunctionSources({ source, bundles }).values()];
    remove();
    const opening = all.filter(({ access }) => access.MESSAGES_KEY_ID?.includes('kms:Decrypt'));
    expect(opening.map(({ name }) => name).sort()).toEqual(['redrive-parked', 'work-messages']);
  });

  it('R-135: of a function that reads recordings get the tag, of one that only writes do not', () => {
    const stack = new Stack(bareApp(), 'stack');
    const key = new Key(stack, 'Key');
    const given = givenBucket(new Bucket(stack, 'Recordings'), { key, readersTag: mayHearRecordings });
    for (const [id, action] of [
      ['Reader', 's3:GetObject'],
      ['Writer', 's3:PutObject'],
    ] as const)
      given.prepare?.(new Role(stack, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }), [
        action,
      ]);
    const tagsOf = (id: string) =>
      Object.entries(templateOf(stack).Resources).find(([name]) => name.startsWith(id))?.[1].Properties.Tags;
    expect(tagsOf('Reader')).toEqual([{ Key: mayHearRecordings.key, Value: mayHearRecordings.value }]);
    expect(tagsOf('Writer')).toBeUndefined();
  });

  it('R-130: may use a key only as its policy allows: directly, or through the same service', () => {
    const refused: string[] = [];
    for (const role of centre.ofType('AWS::IAM::Role')) {
      for (const statement of statementsIn(role)) {
        const key = centre.pointee(role.stack, [statement.Resource].flat()[0]);
        if (key?.resource.Type !== 'AWS::KMS::Key') continue;
        const [via] = servicesIn(statement.Condition?.StringEquals?.['kms:ViaService']);
        for (const action of actionsOf(statement))
          if (!allowed(key, action, via)) refused.push(`${role.id}: ${action} on ${nameOf(key)} via ${via}`);
      }
    }
    expect(refused).toEqual([]);
  });

  it('R-135: with the tag are three in all templates, and two of them open redacted transcripts and no sound', () => {
    const opens = (role: Placed) =>
      statementsIn(role).flatMap((one) =>
        actionsOf(one).some((action) => /^s3:GetObject(Version)?$/.test(action))
          ? [JSON.stringify(one.Resource).replace(/^.*?"(\/[^"]*)".*$/, '$1')]
          : [],
      );
    const tagged = centre
      .ofType('AWS::IAM::Role')
      .filter((role) => JSON.stringify(role.resource.Properties.Tags ?? []).includes(mayHearRecordings.key));
    const named = tagged.map((role) => [
      String(role.resource.Properties.Description).replace('Careline: exactly what ', ''),
      opens(role),
    ]);
    expect(named.sort()).toEqual([
      ['give-recording-access calls', ['/*']],
      ['index-transcript calls', ['/Analysis/*/Redacted/*.json']],
      ['index-waiting-transcripts calls', ['/Analysis/*/Redacted/*.json']],
    ]);
  });

  it('R-135: that may decrypt recordings carry the tag, and no others do', () => {
    for (const role of centre.ofType('AWS::IAM::Role')) {
      const recordings = centre.the('key', 'recordings').id;
      const decrypts = statementsIn(role)
        .map((statement) => JSON.stringify(statement))
        .some((text) => text.includes(recordings) && text.includes('kms:Decrypt'));
      const tags = JSON.stringify(role.resource.Properties.Tags ?? []);
      expect(tags.includes(mayHearRecordings.value), role.id).toBe(decrypts);
    }
  });
});
