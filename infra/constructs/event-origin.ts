import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  type Alias,
  CfnEventInvokeConfig,
  CfnEventSourceMapping,
  type IAlias,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { CfnSubscriptionFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledgements.ts';
import type { EventFunction, EventSource } from '../event-functions.ts';
import { SignedUrl } from './signed-url.ts';

/** Where events come from. */
export interface EventOrigins {
  readonly streams: ReadonlyMap<string, IStream>;
  readonly queues: ReadonlyMap<string, { readonly queue: IQueue; readonly deadLetters: IQueue }>;
  readonly flowLog: ILogGroup;
  /** Name by variable; none where no function hears of objects. */
  readonly buckets?: ReadonlyMap<string, { readonly value: string }>;
  /** Of each function that flows call, by its name. */
  readonly functionLogs: ReadonlyMap<string, ILogGroup>;
  /** Encrypts streams and queues. */
  readonly recordsKey: IKey;
}

type Of<K extends EventSource['kind']> = Extract<EventSource, { kind: K }>;

/** What starts a function: the rights it needs to read its events, a place for what was given up, and the start itself. */
export class EventOrigin extends Construct {
  readonly rights: readonly PolicyStatement[];
  /** What was given up after all attempts; none for a function that its caller waits for. */
  readonly deadLetters: IQueue | undefined;
  private readonly entry: EventFunction;
  private readonly origins: EventOrigins;

  constructor(scope: Construct, id: string, entry: EventFunction, origins: EventOrigins) {
    super(scope, id);
    this.entry = entry;
    this.origins = origins;
    const { source } = entry;
    if (source.kind === 'queue') {
      const { queue, deadLetters } = found(origins.queues, source.queue, entry.name);
      this.deadLetters = deadLetters;
      this.rights = [
        ...right(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], queue.queueArn),
        this.useKey('sqs', 'kms:Decrypt'),
      ];
      return;
    }
    this.deadLetters = answersItself(source) ? undefined : this.makeDeadLetters();
    this.rights = [
      ...(source.kind === 'stream'
        ? [...right(readStream, this.stream(source).streamArn), this.useKey('kinesis', 'kms:Decrypt')]
        : []),
      ...(this.deadLetters
        ? [
            ...right(['sqs:SendMessage'], this.deadLetters.queueArn),
            this.useKey('sqs', 'kms:Decrypt', 'kms:GenerateDataKey'),
          ]
        : []),
    ];
  }

  start(live: Alias): void {
    const { source } = this.entry;
    if (source.kind === 'stream') this.readStream(source, live);
    else if (source.kind === 'queue') this.readQueue(source, live);
    else if (source.kind === 'signed-url') new SignedUrl(this, 'Url', { name: this.entry.name, live });
    else if (source.kind === 'caller') return;
    else {
      this.giveUpTo(live);
      if (source.kind === 'schedule') this.runOnSchedule(source, live);
      else if (source.kind === 'objects') this.hearOfObjects(source, live);
      else this.readCallLogs(live);
    }
  }

  private readStream(source: Of<'stream'>, live: Alias): void {
    new CfnEventSourceMapping(this, 'Records', {
      functionName: live.functionArn,
      eventSourceArn: this.stream(source).streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: source.batch,
      ...(source.gatherSeconds !== undefined && { maximumBatchingWindowInSeconds: source.gatherSeconds }),
      ...(source.atOnce !== undefined && { parallelizationFactor: source.atOnce }),
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 10,
      functionResponseTypes: ['ReportBatchItemFailures'],
      ...(this.deadLetters && {
        destinationConfig: { onFailure: { destination: this.deadLetters.queueArn } },
      }),
    });
  }

  private readQueue(source: Of<'queue'>, live: Alias): void {
    new CfnEventSourceMapping(this, 'Messages', {
      functionName: live.functionArn,
      eventSourceArn: found(this.origins.queues, source.queue, this.entry.name).queue.queueArn,
      batchSize: source.batch,
      functionResponseTypes: ['ReportBatchItemFailures'],
    });
  }

  /** Source: S3 User Guide, EventBridge: the bucket sends all its events there; the rule picks. */
  private hearOfObjects({ bucket }: Of<'objects'>, live: Alias): void {
    const { value } = found(this.origins.buckets ?? new Map(), bucket, this.entry.name);
    new Rule(this, 'Objects', {
      description: `Careline: starts ${this.entry.name}`,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [value] } },
      },
      // CDK's own types do not fit `exactOptionalPropertyTypes`: an Alias has `role: IRole | undefined`.
      targets: [new LambdaTarget(live as IAlias)],
    });
  }

  private runOnSchedule({ expression }: Of<'schedule'>, live: Alias): void {
    new Rule(this, 'Schedule', {
      description: `Careline: starts ${this.entry.name}`,
      schedule: Schedule.expression(expression),
      // CDK's own types do not fit `exactOptionalPropertyTypes`: an Alias has `role: IRole | undefined`.
      targets: [new LambdaTarget(live as IAlias)],
    });
  }

  private readCallLogs(live: Alias): void {
    const { flowLog, functionLogs } = this.origins;
    live.addPermission('Logs', {
      principal: new ServicePrincipal('logs.amazonaws.com'),
      // Any log of this account: one statement instead of twenty, and who writes logs here is us.
      sourceArn: Stack.of(this).formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: '*',
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      sourceAccount: Stack.of(this).account,
    });
    this.readLog('Lines', { log: flowLog, filterPattern: '', live });
    for (const [name, log] of functionLogs)
      this.readLog(`Lines-${name}`, { log, filterPattern: linesAboutContacts, live });
  }

  private readLog(
    id: string,
    of: { readonly log: ILogGroup; readonly filterPattern: string; readonly live: Alias },
  ): void {
    const lines = new CfnSubscriptionFilter(this, id, {
      logGroupName: of.log.logGroupName,
      filterPattern: of.filterPattern,
      destinationArn: of.live.functionArn,
    });
    // CloudWatch calls the function once to see whether it may.
    lines.node.addDependency(of.live);
  }

  /** An event that nobody waits for: two more attempts within an hour, then it lies where an operator finds it. */
  private giveUpTo(live: Alias): void {
    if (!this.deadLetters) return;
    new CfnEventInvokeConfig(this, 'GiveUp', {
      functionName: live.lambda.functionName,
      qualifier: live.aliasName,
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: Duration.hours(1).toSeconds(),
      destinationConfig: { onFailure: { destination: this.deadLetters.queueArn } },
    });
  }

  private makeDeadLetters(): Queue {
    const queue = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.origins.recordsKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(queue, {
      rule: 'SQS3',
      packs: ['AwsSolutions'],
      reason: 'It is a dead-letter queue: of an event source or a function, which the rule does not look at.',
    });
    return queue;
  }

  private stream({ stream }: Of<'stream'>): IStream {
    return found(this.origins.streams, stream, this.entry.name);
  }

  private useKey(via: 'sqs' | 'kinesis', ...actions: string[]): PolicyStatement {
    const { region, urlSuffix } = Stack.of(this);
    return new PolicyStatement({
      actions,
      resources: [this.origins.recordsKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `${via}.${region}.${urlSuffix}` } },
    });
  }
}

/** The one line that a function writes for each call. Source: CloudWatch Logs User Guide, FilterAndPatternSyntax. */
const linesAboutContacts = '{ $.contactId = * }';

/** Who calls hears of a failure at once. */
const answersItself = ({ kind }: EventSource): boolean => kind === 'caller' || kind === 'signed-url';

const readStream = [
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:ListShards',
];

const right = (actions: string[], arn: string): PolicyStatement[] => [
  new PolicyStatement({ actions, resources: [arn] }),
];

function found<T>(origins: ReadonlyMap<string, T>, name: string, reader: string): T {
  const origin = origins.get(name);
  if (origin) return origin;
  throw new Error(
    `infra/event-functions.ts: "${reader}" reads "${name}", which the data stack does not have. Add it to \`streams\` or \`queues\` of infra/stacks/data.ts, or correct the name.`,
  );
}
