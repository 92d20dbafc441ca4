/** Plays what starts functions beside flows: what arrives in a queue or a stream, a schedule, the logs of flows and functions. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../endpoints/place.ts';
import type { ObjectVersion } from '../endpoints/s3/store.ts';
import type { Endpoints } from '../endpoints/server.ts';
import type { FunctionHost } from '../functions/host.ts';
import type { LogLine } from '../functions/log.ts';
import type { DataPlan } from '../templates/read-data.ts';
import type { EventSource, FunctionPlan } from '../templates/read-functions.ts';
import type { FlowLogLine } from './flow-log.ts';
import { firings } from './schedule-times.ts';
import { createStreamReader } from './stream-reader.ts';

export interface EventSources {
  /** Lines that Connect has written about flows: to whoever subscribed to their log. */
  flowsLogged(lines: readonly FlowLogLine[]): void;
  /** A line that a function has written: to whoever subscribed to its log, and for such lines. */
  functionLogged(line: LogLine): void;
  /** Every firing of every schedule since the last time, in order, each after the one before has ended. How many there were. */
  runSchedules(until: Date): Promise<number>;
  /** Work that ends in an event: `settled` waits for it. */
  during(work: Promise<unknown>): void;
  /** What is begun when all that is being worked on now has ended. */
  afterwards(work: () => unknown): void;
  /** Resolves when nothing that arrived is still being worked on. */
  settled(): Promise<void>;
  stop(): void;
}

interface Playing {
  readonly endpoints: Endpoints;
  readonly host: FunctionHost;
  readonly data: DataPlan;
  readonly functions: readonly Pick<FunctionPlan, 'name' | 'logGroup'>[];
  /** When the schedules were made. */
  readonly startAt: Date;
}

const failures = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]),
});

export function playEventSources(sources: readonly EventSource[], playing: Playing): EventSources {
  const { endpoints, host, data, functions, startAt } = playing;
  const pending = new Set<Promise<unknown>>();
  const during = (work: Promise<unknown>) => {
    pending.add(work);
    void work.finally(() => pending.delete(work));
  };
  const invoke = (arn: string, event: unknown) => {
    const work = host.invoke(arn, event);
    during(work);
    return work;
  };
  const of = <K extends EventSource['kind']>(kind: K) =>
    sources.filter((source): source is Extract<EventSource, { kind: K }> => source.kind === kind);

  const stops = of('mapping').map(({ functionArn, sourceArn, reading }) => {
    const queue = data.queues.find((q) => q.arn === sourceArn);
    if (queue) {
      return endpoints.queues.consume(queue.url, async (records) => {
        const result = await invoke(functionArn, { Records: records });
        if (result.kind !== 'answer') throw new Error('The function failed; the queue delivers again.');
        return failures.safeParse(result.payload).data ?? { batchItemFailures: [] };
      });
    }
    const stream = data.streams.find((name) => sourceArn.endsWith(`stream/${name}`));
    if (stream === undefined) throw new Error(`An event source reads ${sourceArn}, which no template has.`);
    const giveUpTo = data.queues.find(({ arn }) => arn === reading.onFailure);
    const reader = createStreamReader(
      { ...reading, functionArn, streamArn: sourceArn },
      {
        invoke: (event) => host.invoke(functionArn, event),
        giveUp: (message) => giveUpTo && endpoints.queues.put(giveUpTo.url, JSON.stringify(message)),
        during,
      },
    );
    return endpoints.streams.onRecord(stream, reader);
  });

  const groups = new Set(functions.map(({ logGroup }) => logGroup));
  const subscribers = new Map(
    functions.map(({ name, logGroup }) => [name, of('log').filter((log) => log.logGroup === logGroup)]),
  );
  const send = ({ functionArn, logGroup, pattern }: LogSource, lines: readonly string[]) => {
    const wanted = lines.filter((line) => fits(line, pattern));
    if (wanted.length > 0) void invoke(functionArn, subscribed(wanted, logGroup));
  };

  for (const { functionArn, bucket } of of('objects')) {
    const stop = endpoints.s3.onCreated((object) => {
      if (object.bucket === bucket) void deliver(() => invoke(functionArn, objectCreated(object)), 3);
    });
    stops.push(stop);
  }

  let ranUntil = startAt.getTime();
  return {
    flowsLogged(lines) {
      const texts = lines.map((line) => JSON.stringify(line));
      for (const log of of('log')) if (!groups.has(log.logGroup)) send(log, texts);
    },
    functionLogged(line) {
      for (const log of subscribers.get(line.function) ?? []) send(log, [line.text]);
    },
    async runSchedules(until) {
      const span = { start: startAt.getTime(), from: ranUntil, until: until.getTime() };
      ranUntil = Math.max(ranUntil, span.until);
      const due = of('schedule')
        .flatMap((schedule) => firings(schedule.expression, span).map((at) => ({ ...schedule, at })))
        .sort((a, b) => a.at - b.at);
      for (const { functionArn, ruleArn, at } of due) await invoke(functionArn, scheduled(at, ruleArn));
      return due.length;
    },
    during,
    afterwards: (work) => during(Promise.allSettled(pending).then(work)),
    settled: async () => {
      while (pending.size > 0) await Promise.allSettled(pending);
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

async function deliver(send: () => ReturnType<FunctionHost['invoke']>, attempts: number): Promise<void> {
  const result = await send();
  const read = result.kind === 'answer' ? failures.safeParse(result.payload).data : undefined;
  const failed = result.kind !== 'answer' || (read?.batchItemFailures.length ?? 0) > 0;
  if (failed && attempts > 1) await deliver(send, attempts - 1);
}

/** Source: S3 User Guide, ev-events: the event has the fingerprint without quotation marks. */
const objectCreated = ({ bucket, key, size, etag, versionId, modifiedMs }: ObjectVersion) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Object Created',
  source: 'aws.s3',
  account: LOCAL_ACCOUNT,
  time: new Date(modifiedMs).toISOString().replace(/\.\d+Z$/, 'Z'),
  region: LOCAL_REGION,
  resources: [`arn:aws:s3:::${bucket}`],
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: { key, size, etag: etag.replaceAll('"', ''), 'version-id': versionId, sequencer: '0' },
    reason: 'PutObject',
  },
});

/** Source: EventBridge User Guide, eb-create-rule-schedule. */
const scheduled = (at: number, ruleArn: string) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: LOCAL_ACCOUNT,
  time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
  region: LOCAL_REGION,
  resources: [ruleArn],
  detail: {},
});

type LogSource = Extract<EventSource, { kind: 'log' }>;

/** Every line, or those with a member. Source: CloudWatch Logs User Guide, FilterAndPatternSyntax. */
function fits(line: string, pattern: string): boolean {
  if (pattern === '') return true;
  const member = /^\{ \$\.(\w+) = \* \}$/.exec(pattern)?.[1];
  if (member === undefined)
    throw new Error(
      `The filter pattern ${pattern} cannot be played here: teach local/centre/event-sources.ts.`,
    );
  // Most lines are metrics: they are not worth reading.
  return line.includes(`"${member}":`);
}

/** Source: CloudWatch Logs User Guide, SubscriptionFilters: gzip, then base64. */
function subscribed(lines: readonly string[], logGroup: string) {
  const message = {
    messageType: 'DATA_MESSAGE',
    owner: LOCAL_ACCOUNT,
    logGroup,
    logStream: 'local',
    subscriptionFilters: ['local'],
    logEvents: lines.map((message) => ({ id: randomUUID(), timestamp: Date.now(), message })),
  };
  return { awslogs: { data: gzipSync(JSON.stringify(message)).toString('base64') } };
}
