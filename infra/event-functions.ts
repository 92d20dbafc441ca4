import type { Duration } from 'aws-cdk-lib';
import type { ResourceVariable } from '../shared/contract/access.ts';
import type { Owner } from './constructs/runbook-alarm.ts';
import { flowFunctionTimeout, jobTimeout, runnerTimeout } from './timeouts.ts';

/** What starts a function when no flow does. */
export type EventSource =
  /** Records of an encrypted stream, in order within a shard. A batch that fails is halved until the one record is found. */
  | {
      readonly kind: 'stream';
      /** Name in the stream's mark, e.g. `contact-records`. */
      readonly stream: string;
      /** Most records at once. */
      readonly batch: number;
      /** How long a batch may wait to fill. Default: not at all. */
      readonly gatherSeconds?: number;
      /** Batches of one shard at a time; records of the same contact stay in order. Default 1. */
      readonly atOnce?: number;
    }
  /** Messages of a queue; what fails three times lies in the queue's own dead letters. */
  | { readonly kind: 'queue'; readonly queue: ResourceVariable; readonly batch: number }
  /** `rate(5 minutes)` or `cron(15 3 * * ? *)`, in UTC. Source: EventBridge User Guide, eb-cron-expressions. */
  | { readonly kind: 'schedule'; readonly expression: string }
  /**
   * Lines about contacts, as CloudWatch Logs sends them, compressed, at least once: those of Connect about its flows, and one
   * for each call of a function by a flow.
   */
  | { readonly kind: 'call-logs' }
  /** Each object that is stored in a bucket, through EventBridge. */
  | { readonly kind: 'objects'; readonly bucket: ResourceVariable }
  /** People of the clinic through a URL of its own that lets in signed requests only, so that IAM says who asks. */
  | { readonly kind: 'signed-url' }
  /** Nobody but who has the right to invoke it: people and programs of the clinic, through IAM. */
  | { readonly kind: 'caller' };

export interface EventFunction {
  /** Of its folder: functions/<capability>/<name>/ with handler.ts and env.ts, which lists its rights. */
  readonly name: string;
  readonly source: EventSource;
  readonly timeout: Duration;
  /** Default: as all functions. */
  readonly memoryMegabytes?: number;
  /** Heading of infra/RUNBOOK.md about what was given up after all attempts. Only a caller hears of failures itself. */
  readonly givenUp?: string;
  /** Who repairs it. Default: the on-call engineer. */
  readonly owner?: Owner;
}

/**
 * Every function that an event or a caller starts. An entry here and a folder in functions/ make: the function with its role,
 * log, version and alias, its event source, a place for what was given up, and the alarms.
 */
export const eventFunctions: readonly EventFunction[] = [
  {
    name: 'run-eligibility-check',
    // A caller waits for each question: none waits for another.
    source: { kind: 'queue', queue: 'ELIGIBILITY_QUEUE_URL', batch: 1 },
    timeout: runnerTimeout,
    givenUp: 'An insurance question was given up',
  },
  {
    name: 'store-contact-record',
    // Gathered, for each batch becomes one object of the raw copies; an answer to nobody waits for it.
    source: { kind: 'stream', stream: 'contact-records', batch: 100, gatherSeconds: 20 },
    timeout: runnerTimeout,
    givenUp: 'A contact record was not kept',
    owner: 'privacy officer',
  },
  {
    name: 'store-agent-event',
    source: { kind: 'stream', stream: 'agent-events', batch: 100, gatherSeconds: 20 },
    timeout: runnerTimeout,
    givenUp: 'An agent event was not kept',
  },
  {
    name: 'find-contact-records',
    source: { kind: 'caller' },
    timeout: flowFunctionTimeout,
  },
  { name: 'redrive-day', source: { kind: 'caller' }, timeout: jobTimeout },
  { name: 'redrive-parked', source: { kind: 'caller' }, timeout: jobTimeout },
  {
    name: 'log-contact-record',
    source: { kind: 'stream', stream: 'contact-records', batch: 100, gatherSeconds: 20 },
    timeout: runnerTimeout,
    givenUp: 'Events of a contact were not logged',
    owner: 'privacy officer',
  },
  {
    name: 'store-call-log',
    source: { kind: 'call-logs' },
    timeout: runnerTimeout,
    givenUp: 'Events of a contact were not logged',
    owner: 'privacy officer',
  },
  {
    name: 'seal-event-log',
    source: { kind: 'schedule', expression: 'rate(5 minutes)' },
    timeout: jobTimeout,
    givenUp: 'The event log was not sealed',
  },
  {
    name: 'anchor-event-log',
    // Half an hour after the day: the index of a table follows it within a second.
    source: { kind: 'schedule', expression: 'cron(30 0 * * ? *)' },
    timeout: jobTimeout,
    givenUp: 'The event log was not sealed',
  },
  {
    name: 'reconcile-contact-records',
    source: { kind: 'schedule', expression: 'cron(15 3 * * ? *)' },
    timeout: jobTimeout,
    givenUp: 'Records do not fit together',
    owner: 'privacy officer',
  },
  {
    name: 'reconcile-recordings',
    source: { kind: 'schedule', expression: 'cron(45 3 * * ? *)' },
    timeout: jobTimeout,
    givenUp: 'Records do not fit together',
    owner: 'privacy officer',
  },
  {
    name: 'list-open-charges',
    source: { kind: 'schedule', expression: 'cron(0 13 * * ? *)' },
    timeout: runnerTimeout,
    givenUp: 'A charge stays without an answer',
    owner: 'billing office',
  },
  {
    name: 'index-recording',
    source: { kind: 'objects', bucket: 'RECORDINGS_BUCKET' },
    timeout: runnerTimeout,
    givenUp: 'A recording was not indexed',
  },
  {
    name: 'give-recording-access',
    source: { kind: 'signed-url' },
    timeout: runnerTimeout,
    memoryMegabytes: 1024,
  },
  {
    name: 'search-contacts',
    source: { kind: 'signed-url' },
    timeout: flowFunctionTimeout,
    memoryMegabytes: 1024,
  },
  { name: 'read-contact', source: { kind: 'signed-url' }, timeout: runnerTimeout },
  {
    name: 'index-transcript',
    source: { kind: 'objects', bucket: 'RECORDINGS_BUCKET' },
    timeout: runnerTimeout,
    givenUp: 'A transcript was not indexed',
  },
  {
    name: 'index-waiting-transcripts',
    source: { kind: 'schedule', expression: 'rate(15 minutes)' },
    timeout: jobTimeout,
    givenUp: 'A transcript was not indexed',
  },
  { name: 'work-messages', source: { kind: 'signed-url' }, timeout: flowFunctionTimeout },
  {
    name: 'find-overdue-messages',
    source: { kind: 'schedule', expression: 'rate(1 hour)' },
    timeout: runnerTimeout,
    givenUp: 'A message waits for its call back',
    owner: 'contact centre manager',
  },
  { name: 'hold-contact', source: { kind: 'signed-url' }, timeout: runnerTimeout },
  { name: 'delete-contact', source: { kind: 'signed-url' }, timeout: runnerTimeout },
  {
    name: 'finish-deletions',
    source: { kind: 'schedule', expression: 'rate(15 minutes)' },
    timeout: jobTimeout,
    givenUp: 'A deletion was not finished',
    owner: 'privacy officer',
  },
];
