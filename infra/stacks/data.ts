import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ResourceVariable } from '../../shared/contract/access.ts';
import { AccessTrail } from '../constructs/access-trail.ts';
import { AuditBucket } from '../constructs/audit-bucket.ts';
import { CentreBackups } from '../constructs/centre-backups.ts';
import { CentreKeys } from '../constructs/centre-keys.ts';
import { CentreTables } from '../constructs/centre-tables.ts';
import { RecordingsBucket } from '../constructs/recordings-bucket.ts';
import { RecordsArchive } from '../constructs/records-archive.ts';
import { accessLogsBucket } from '../constructs/sealed-bucket.ts';
import type { GivenResource } from '../given-resource.ts';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';
import { runnerTimeout } from '../timeouts.ts';

export interface DataStackProps extends StackProps {
  readonly settings: Settings;
}

/** Everything that must outlive a mistake: keys, tables, buckets, secrets, streams, backups, the trail. */
export class DataStack extends Stack {
  readonly keys: CentreKeys;
  readonly recordings: RecordingsBucket['bucket'];
  readonly contactRecords: Stream;
  /** What functions read, by the name in its mark. */
  readonly streams: ReadonlyMap<string, Stream>;
  /** What functions read, by variable, each with where a message goes that could not be handled. */
  readonly queues: ReadonlyMap<ResourceVariable, { readonly queue: Queue; readonly deadLetters: Queue }>;
  readonly resources: ReadonlyMap<ResourceVariable, GivenResource>;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    // Kept with every version of the template: what was switched on, by which reason, and under which agreement.
    this.addMetadata('careline', {
      agreement: props.settings.baaReference ?? 'none: synthetic data only',
      features: props.settings.features,
    });
    this.keys = new CentreKeys(this, 'Keys');
    const tables = new CentreTables(this, 'Tables', { keys: this.keys });
    const buckets = this.buckets(props.settings, tables.tables);
    this.recordings = buckets.recordings.bucket;
    new CentreBackups(this, 'Backups', {
      tables: tables.tables,
      tableKeys: [this.keys.records, this.keys.payments],
      vaultKey: this.keys.backups,
      settings: props.settings,
    });
    this.contactRecords = this.stream('ContactRecords', 'contact-records');
    this.streams = new Map([
      ['contact-records', this.contactRecords],
      ['agent-events', this.stream('AgentEvents', 'agent-events')],
      ...(props.settings.features.liveTranscripts.on
        ? ([['live-transcripts', this.stream('LiveTranscripts', 'live-transcripts')]] as const)
        : []),
    ]);
    const deadLetters = this.deadLetterQueue('Eligibility');
    const eligibilityQueue = new Queue(this, 'EligibilityQuestions', {
      ...this.sealedQueue(),
      visibilityTimeout: Duration.seconds(6 * runnerTimeout.toSeconds()),
      // The caller has hung up long before; a late answer helps nobody.
      retentionPeriod: Duration.hours(1),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 3 },
    });
    mark(eligibilityQueue, { variable: 'ELIGIBILITY_QUEUE_URL' });
    this.queues = new Map([['ELIGIBILITY_QUEUE_URL', { queue: eligibilityQueue, deadLetters }]]);
    this.resources = new Map<ResourceVariable, GivenResource>([
      ...tables.byVariable,
      ['RECORDS_BUCKET', buckets.archive.given],
      ['AUDIT_BUCKET', buckets.audit.given],
      ['RECORDINGS_BUCKET', buckets.recordings.given],
      ['INDEX_KEY_ID', { value: this.keys.index.keyId, arn: this.keys.index.keyArn }],
      ['MESSAGES_KEY_ID', { value: this.keys.messages.keyId, arn: this.keys.messages.keyArn }],
      ['CARD_KEYS_SECRET', this.secret('CARD_KEYS_SECRET', 'cardKeys')],
      ['GATEWAY_SECRET', this.secret('GATEWAY_SECRET', 'payments')],
      [
        'ELIGIBILITY_QUEUE_URL',
        {
          value: eligibilityQueue.queueUrl,
          arn: eligibilityQueue.queueArn,
          encryption: { key: this.keys.records, via: 'sqs' },
        },
      ],
    ]);
  }

  private stream(id: string, name: string): Stream {
    const stream = new Stream(this, id, {
      encryption: StreamEncryption.KMS,
      encryptionKey: this.keys.records,
      streamMode: StreamMode.ON_DEMAND,
      // Long enough to repair a broken consumer over a holiday weekend.
      retentionPeriod: Duration.days(7),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    mark(stream, { stream: name });
    return stream;
  }

  private buckets(settings: Settings, tables: readonly Table[]) {
    const { recordings: recordingsKey, records, audit: auditKey, logs } = this.keys;
    const accessLogs = accessLogsBucket(this, settings.retention.accessLogs);
    const { retention } = settings;
    const recordings = new RecordingsBucket(this, 'Calls', { key: recordingsKey, accessLogs, retention });
    const archive = new RecordsArchive(this, 'Archive', { key: records, accessLogs, settings });
    const audit = new AuditBucket(this, 'Proofs', { key: auditKey, accessLogs, settings });
    new AccessTrail(this, 'Trail', {
      settings,
      audit: audit.bucket,
      auditKey,
      logsKey: logs,
      watched: [recordings.bucket, archive.bucket],
      tables,
    });
    return { recordings, archive, audit };
  }

  private sealedQueue() {
    return {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.keys.records,
      enforceSSL: true,
    } as const;
  }

  private deadLetterQueue(of: string): Queue {
    return new Queue(this, `${of}DeadLetters`, { ...this.sealedQueue(), retentionPeriod: Duration.days(14) });
  }

  private secret(
    variable: 'CARD_KEYS_SECRET' | 'GATEWAY_SECRET',
    keyName: 'cardKeys' | 'payments',
  ): GivenResource {
    const key = this.keys[keyName];
    const secret = new Secret(this, variable === 'GATEWAY_SECRET' ? 'Gateway' : 'CardKeys', {
      description: secrets[variable].description,
      encryptionKey: this.keys.asIs(keyName),
      generateSecretString: secrets[variable].generate,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    mark(secret, { variable });
    return { value: secret.secretArn, arn: secret.secretArn, encryption: { key, via: 'secretsmanager' } };
  }
}

/**
 * Secrets begin with a random text that is no key: card keys are made at deployment, the API key of the gateway is put in by
 * the operator, as plain text.
 */
const secrets = {
  CARD_KEYS_SECRET: {
    description: 'Careline: private keys for card input',
    generate: { secretStringTemplate: '{"keys":[]}', generateStringKey: 'placeholder' },
  },
  GATEWAY_SECRET: { description: 'Careline: API key of the payment gateway, plain text', generate: {} },
} as const;
