import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ResourceVariable } from '../../shared/contract/access.ts';
import { CentreKeys } from '../constructs/centre-keys.ts';
import { CentreTables } from '../constructs/centre-tables.ts';
import { RecordingsBucket } from '../constructs/recordings-bucket.ts';
import type { GivenResource } from '../given-resource.ts';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';
import { runnerTimeout } from '../timeouts.ts';

export interface DataStackProps extends StackProps {
  readonly settings: Settings;
}

/** Everything that must outlive a mistake: keys, tables, recordings, secrets, the stream of contact records. */
export class DataStack extends Stack {
  readonly keys: CentreKeys;
  readonly recordings: RecordingsBucket['bucket'];
  readonly contactRecords: Stream;
  readonly eligibilityQueue: Queue;
  /** Messages and records that could not be handled, for the operator. */
  readonly deadLetters: { readonly eligibility: Queue; readonly contactRecords: Queue };
  readonly resources: ReadonlyMap<ResourceVariable, GivenResource>;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.keys = new CentreKeys(this, 'Keys');
    const tables = new CentreTables(this, 'Tables', this.keys);
    const { retention } = props.settings;
    this.recordings = new RecordingsBucket(this, 'Calls', { key: this.keys.recordings, retention }).bucket;
    this.contactRecords = new Stream(this, 'ContactRecords', {
      encryption: StreamEncryption.KMS,
      encryptionKey: this.keys.records,
      streamMode: StreamMode.ON_DEMAND,
      // Long enough to repair a broken consumer over a holiday weekend.
      retentionPeriod: Duration.days(7),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    mark(this.contactRecords, { stream: 'contact-records' });
    this.deadLetters = {
      eligibility: this.deadLetterQueue('Eligibility'),
      contactRecords: this.deadLetterQueue('ContactRecords'),
    };
    this.eligibilityQueue = new Queue(this, 'EligibilityQuestions', {
      ...this.sealedQueue(),
      visibilityTimeout: Duration.seconds(6 * runnerTimeout.toSeconds()),
      // The caller has hung up long before; a late answer helps nobody.
      retentionPeriod: Duration.hours(1),
      deadLetterQueue: { queue: this.deadLetters.eligibility, maxReceiveCount: 3 },
    });
    mark(this.eligibilityQueue, { variable: 'ELIGIBILITY_QUEUE_URL' });
    this.resources = new Map<ResourceVariable, GivenResource>([
      ...tables.byVariable,
      ['INDEX_KEY_ID', { value: this.keys.index.keyId, arn: this.keys.index.keyArn }],
      ['MESSAGES_KEY_ID', { value: this.keys.messages.keyId, arn: this.keys.messages.keyArn }],
      ['CARD_KEYS_SECRET', this.secret('CARD_KEYS_SECRET', this.keys.cardKeys)],
      ['GATEWAY_SECRET', this.secret('GATEWAY_SECRET', this.keys.payments)],
      [
        'ELIGIBILITY_QUEUE_URL',
        {
          value: this.eligibilityQueue.queueUrl,
          arn: this.eligibilityQueue.queueArn,
          encryption: { key: this.keys.records, via: 'sqs' },
        },
      ],
    ]);
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

  private secret(variable: 'CARD_KEYS_SECRET' | 'GATEWAY_SECRET', key: IKey): GivenResource {
    const secret = new Secret(this, variable === 'GATEWAY_SECRET' ? 'Gateway' : 'CardKeys', {
      description: secrets[variable].description,
      encryptionKey: key,
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
