import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type EventSources, playEventSources } from '../../../local/centre/event-sources.ts';
import { type FlowLogLine, flowLog } from '../../../local/centre/flow-log.ts';
import { firings } from '../../../local/centre/schedule-times.ts';
import { startEndpoints } from '../../../local/endpoints/server.ts';
import type { EventSource } from '../../../local/templates/read-functions.ts';

const startAt = new Date('2026-03-01T00:00:00Z');
const endpoints = await startEndpoints();
afterAll(() => endpoints.close());

const noData = {
  tables: [],
  keys: [],
  buckets: [],
  queues: [],
  secrets: [],
  streams: [],
  byVariable: new Map(),
  streamNamed: new Map(),
  keyNamed: new Map(),
};

/** Plays the sources before a host that only writes down what it is asked. */
function playing(...sources: EventSource[]): {
  played: EventSources;
  events: [arn: string, event: unknown][];
} {
  const events: [string, unknown][] = [];
  const host = {
    log: { lines: [], during: <T>(_: string, work: () => T) => work(), write: () => {}, close: () => {} },
    invoke: async (arn: string, event: unknown) => {
      events.push([arn, event]);
      return { kind: 'answer', payload: null } as const;
    },
    warmUp: async () => {},
    close: () => {},
  };
  const functions = [{ name: 'verify-code', logGroup: 'log-of-verify-code' }];
  return { played: playEventSources(sources, { endpoints, host, data: noData, functions, startAt }), events };
}

describe('a schedule', () => {
  const at = (text: string) => new Date(text).getTime();
  const on = (expression: string, from: string, until: string) =>
    firings(expression, { start: startAt.getTime(), from: at(from), until: at(until) }).map((one) =>
      new Date(one).toISOString().replace(':00.000Z', 'Z'),
    );

  it.each([
    ['rate(1 hour)', '2026-03-01T00:00Z', '2026-03-01T02:30Z', ['2026-03-01T01:00Z', '2026-03-01T02:00Z']],
    ['rate(2 days)', '2026-03-01T00:00Z', '2026-03-04T00:00Z', ['2026-03-03T00:00Z']],
    [
      'cron(15 3 * * ? *)',
      '2026-03-01T03:15Z',
      '2026-03-03T03:15Z',
      ['2026-03-02T03:15Z', '2026-03-03T03:15Z'],
    ],
    [
      'cron(0/30 8-9 ? * MON-FRI *)',
      '2026-03-01T00:00Z',
      '2026-03-02T09:00Z',
      ['2026-03-02T08:00Z', '2026-03-02T08:30Z', '2026-03-02T09:00Z'],
    ],
    [
      'cron(0 0 1 JAN,JUL ? 2027)',
      '2026-03-01T00:00Z',
      '2028-01-01T00:00Z',
      ['2027-01-01T00:00Z', '2027-07-01T00:00Z'],
    ],
  ])('%s fires after %s and up to %s', (expression, from, until, expected) => {
    expect(on(expression, from, until)).toEqual(expected);
  });

  it.each(['cron(0 0 L * ? *)', 'rate(1 week)', 'cron(61 0 * * ? *)', 'cron(0/0 0 * * ? *)'])(
    '%s is refused by name',
    (expression) => {
      expect(() => on(expression, '2026-03-01T00:00Z', '2026-03-02T00:00Z')).toThrow(
        `The schedule ${expression} cannot be played here.`,
      );
    },
  );

  it('starts its function once for each time that has passed, in order, with the event of EventBridge', async () => {
    const { played, events } = playing(
      { kind: 'schedule', functionArn: 'arn:hourly', ruleArn: 'arn:rule', expression: 'rate(1 hour)' },
      { kind: 'schedule', functionArn: 'arn:once', ruleArn: 'arn:rule', expression: 'cron(30 1 * * ? *)' },
    );
    expect(await played.runSchedules(new Date('2026-03-01T02:00:00Z'))).toBe(3);
    expect(await played.runSchedules(new Date('2026-03-01T02:00:00Z'))).toBe(0);
    expect(events.map(([arn]) => arn)).toEqual(['arn:hourly', 'arn:once', 'arn:hourly']);
    expect(events[0]?.[1]).toMatchObject({
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      time: '2026-03-01T01:00:00Z',
      resources: ['arn:rule'],
    });
  });
});

describe('the log of the flows', () => {
  const step = (action: string) =>
    ({ type: 'step-entered', at: 0, contactId: 'c-1', flow: 'answer-call', step: 'greet', action }) as const;
  const logging = (enabled: boolean) =>
    ({ type: 'logging-changed', at: 0, contactId: 'c-1', flow: 'answer-call', step: 's', enabled }) as const;

  it('has a line for each step while logging is on, and none while it is off', () => {
    const lines: FlowLogLine[] = [];
    const hear = flowLog([{ name: 'answer-call', arn: 'arn:answer-call' }], (more) => lines.push(...more));
    for (const event of [step('a'), logging(true), step('b'), logging(false), step('c')]) hear(event);
    expect(lines).toEqual([
      expect.objectContaining({
        ContactId: 'c-1',
        ContactFlowId: 'arn:answer-call',
        ContactFlowModuleType: 'b',
      }),
    ]);
  });

  it('reaches whoever subscribed, as CloudWatch sends it: gzip in base64', async () => {
    const { played, events } = playing({
      kind: 'log',
      functionArn: 'arn:reads',
      logGroup: '/aws/connect/demo',
      pattern: '',
    });
    const hear = flowLog([], (lines) => played.flowsLogged(lines));
    hear(logging(true));
    hear(step('MessageParticipant'));
    await played.settled();
    const [[arn, event] = []] = events;
    expect(arn).toBe('arn:reads');
    const { awslogs } = Object(event);
    const message = JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString('utf8'));
    expect(message).toMatchObject({ messageType: 'DATA_MESSAGE', logGroup: '/aws/connect/demo' });
    expect(JSON.parse(message.logEvents[0].message)).toMatchObject({ Identifier: 'greet' });
  });

  it('of a function reaches whoever subscribed to that one, and only with the lines that were asked for', async () => {
    const pattern = '{ $.contactId = * }';
    const { played, events } = playing({
      kind: 'log',
      functionArn: 'arn:reads',
      logGroup: 'log-of-verify-code',
      pattern,
    });
    played.functionLogged({ function: 'verify-code', text: '{"_aws":{}}' });
    played.functionLogged({ function: 'take-message', text: '{"contactId":"c-2"}' });
    played.functionLogged({ function: 'verify-code', text: '{"contactId":"c-1"}' });
    await played.settled();
    expect(events).toHaveLength(1);
  });
});
