import { App, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { beforeAll, describe, expect, it } from 'vitest';
import { RunbookAlarm, runbookHeadings } from '../../infra/constructs/runbook-alarm.ts';
import { eventFunctions } from '../../infra/event-functions.ts';
import { type Placed, type Synthesized, synthesize } from './synthesized.ts';

let centre: Synthesized;
let alarms: readonly Placed[];
beforeAll(() => {
  centre = synthesize({ settings: { operation: { alarmEmail: 'on-call@clinic.example' } } });
  alarms = centre.ofType('AWS::CloudWatch::Alarm');
});

const description = ({ resource }: Placed): string => String(resource.Properties.AlarmDescription);

describe('an alarm', () => {
  it('says how urgent it is, what is wrong, and which heading of the runbook to open', () => {
    for (const alarm of alarms) {
      const [, heading] =
        description(alarm).match(/^\[(?:page|ticket)\] .+\. Runbook: infra\/RUNBOOK\.md, "(.+)"\.$/) ?? [];
      expect(runbookHeadings(), description(alarm)).toContain(heading);
      expect(
        centre.pointee(alarm.stack, Object(alarm.resource.Properties.AlarmActions)[0])?.resource.Type,
      ).toBe('AWS::SNS::Topic');
    }
  });

  it('exists for every heading of the runbook', () => {
    const used = new Set(alarms.map((alarm) => description(alarm).match(/"(.+)"/)?.[1]));
    expect([...runbookHeadings()].filter((heading) => !used.has(heading))).toEqual([]);
  });

  it('cannot be made without a heading', () => {
    const stack = new Stack(new App(), 'stack');
    const rest = {
      severity: 'page',
      title: 'Rain',
      metric: new Metric({ namespace: 'n', metricName: 'm' }),
      threshold: 1,
      topic: new Topic(stack, 'topic'),
    } as const;
    expect(() => new RunbookAlarm(stack, 'rain', { ...rest, runbook: 'It rains' })).toThrow(
      'Alarm "Rain" points to "It rains", which is no heading of infra/RUNBOOK.md. Write it there: means, look, do.',
    );
  });

  it('watches failures and throttling of every function, and every dead-letter queue', () => {
    const watched = alarms.map(({ stack, resource: { Properties: p } }) => {
      const [dimension] = Object(p.Dimensions);
      return `${p.MetricName} ${centre.pointee(stack, dimension.Value)?.id}`;
    });
    const handled = centre.marked('function').filter(({ stack }) => stack === 'careline-demo-functions');
    for (const { id } of handled)
      expect(watched).toEqual(expect.arrayContaining([`Errors ${id}`, `Throttles ${id}`]));
    const deadLetters = watched.filter((one) => one.startsWith('ApproximateNumberOfMessagesVisible'));
    expect(deadLetters).toHaveLength(eventFunctions.filter(({ givenUp }) => givenUp).length);
  });

  it('is raised by one charge without an answer, whether the function says so or dies', () => {
    const watched = alarms.flatMap(({ resource: { Properties: p } }) => {
      if (p.Namespace !== 'Careline') return [];
      const dimensions = Object.fromEntries(
        Object.values(Object(p.Dimensions)).map((one) => [Object(one).Name, Object(one).Value]),
      );
      return [{ ...dimensions, metric: p.MetricName, threshold: p.Threshold }];
    });
    const charge = { service: 'careline', function: 'capture-payment', metric: 'FunctionInvocations' };
    expect(watched).toEqual([
      { ...charge, outcome: 'unknown', threshold: 1 },
      { ...charge, outcome: 'fault', threshold: 1 },
    ]);
  });

  it('reaches the people on call', () => {
    expect(centre.ofType('AWS::SNS::Subscription')[0]?.resource.Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'on-call@clinic.example',
    });
  });
});
