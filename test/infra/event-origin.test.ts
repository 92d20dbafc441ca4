import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, Code, type IVersion, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { EventOrigin } from '../../infra/constructs/event-origin.ts';
import type { EventSource } from '../../infra/event-functions.ts';
import { bareApp } from './bare-app.ts';

/** A function that starts so, and what the template has beside it. */
function started(source: EventSource) {
  const stack = new Stack(bareApp(), 'stack');
  const queue = new Queue(stack, 'Questions');
  const origin = new EventOrigin(
    stack,
    'Events',
    { name: 'reads', source, timeout: Duration.seconds(30) },
    {
      streams: new Map([['contact-records', new Stream(stack, 'Stream')]]),
      queues: new Map([['ELIGIBILITY_QUEUE_URL', { queue, deadLetters: new Queue(stack, 'Lost') }]]),
      flowLog: new LogGroup(stack, 'FlowLog'),
      functionLogs: new Map([['verify-code', new LogGroup(stack, 'FunctionLog')]]),
      recordsKey: new Key(stack, 'Key'),
    },
  );
  const fn = new LambdaFunction(stack, 'Reads', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = () => {}'),
  });
  // CDK's own types do not fit `exactOptionalPropertyTypes`.
  origin.start(new Alias(stack, 'Live', { aliasName: 'live', version: fn.currentVersion as IVersion }));
  const rights = origin.rights.flatMap(({ actions }) => actions);
  return { template: Template.fromStack(stack), rights, parked: origin.deadLetters !== undefined };
}

const live = { Ref: expect.stringMatching(/^Live/) };

describe('a function is started by', () => {
  it('a stream: halved batches, ten attempts, then its own dead letters', () => {
    const { template, rights, parked } = started({
      kind: 'stream',
      stream: 'contact-records',
      batch: 50,
      gatherSeconds: 5,
      atOnce: 4,
    });
    const [mapping] = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
    expect(mapping?.Properties).toMatchObject({
      FunctionName: live,
      BatchSize: 50,
      MaximumBatchingWindowInSeconds: 5,
      ParallelizationFactor: 4,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    });
    expect(rights).toEqual(
      expect.arrayContaining(['kinesis:GetRecords', 'sqs:SendMessage', 'kms:GenerateDataKey']),
    );
    expect(parked).toBe(true);
  });

  it('a queue, whose own dead letters keep what fails', () => {
    const { template, rights } = started({ kind: 'queue', queue: 'ELIGIBILITY_QUEUE_URL', batch: 3 });
    const [mapping] = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
    expect(mapping?.Properties).toMatchObject({ FunctionName: live, BatchSize: 3 });
    template.resourceCountIs('AWS::SQS::Queue', 2);
    expect(rights).not.toContain('sqs:SendMessage');
  });

  it.each<[string, EventSource, string]>([
    ['a schedule', { kind: 'schedule', expression: 'cron(15 3 * * ? *)' }, 'events.amazonaws.com'],
    ['the log of the flows', { kind: 'call-logs' }, 'logs.amazonaws.com'],
  ])('%s, with two more attempts and dead letters, and only by that', (_, source, principal) => {
    const { template, rights, parked } = started(source);
    const [giveUp] = Object.values(template.findResources('AWS::Lambda::EventInvokeConfig'));
    expect(giveUp?.Properties).toMatchObject({
      Qualifier: 'live',
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
    });
    const permissions = Object.values(template.findResources('AWS::Lambda::Permission'));
    expect(permissions.map(({ Properties }) => [Properties.Principal, Properties.FunctionName])).toEqual([
      [principal, live],
    ]);
    expect(permissions[0]?.Properties.SourceArn).toBeDefined();
    expect(rights).toContain('sqs:SendMessage');
    expect(parked).toBe(true);
  });

  it('the logs of flows and functions only when it may be; of functions, by the line of each call', () => {
    const { template } = started({ kind: 'call-logs' });
    const filters = Object.values(template.findResources('AWS::Logs::SubscriptionFilter'));
    expect(filters.map(({ Properties }) => Properties)).toMatchObject([
      { FilterPattern: '', DestinationArn: live },
      { FilterPattern: '{ $.contactId = * }', DestinationArn: live },
    ]);
    const [permission] = Object.keys(template.findResources('AWS::Lambda::Permission'));
    for (const lines of filters) expect(lines.DependsOn).toContain(permission);
  });

  it('a caller, who waits for the answer: nothing starts it by itself', () => {
    const { template, rights, parked } = started({ kind: 'caller' });
    for (const type of ['EventSourceMapping', 'EventInvokeConfig', 'Permission'])
      template.resourceCountIs(`AWS::Lambda::${type}`, 0);
    expect([rights, parked]).toEqual([[], false]);
  });

  it('nothing that is not there: the entry is told what to write', () => {
    expect(() => started({ kind: 'stream', stream: 'smoke', batch: 1 })).toThrow(
      'infra/event-functions.ts: "reads" reads "smoke", which the data stack does not have. Add it to `streams` or `queues` of infra/stacks/data.ts, or correct the name.',
    );
  });
});
