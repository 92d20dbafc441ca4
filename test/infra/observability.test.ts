import { App, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { beforeAll, describe, expect, it } from 'vitest';
import { owners, RunbookAlarm } from '../../infra/constructs/runbook-alarm.ts';
import { managerTiles } from '../../infra/dashboards.ts';
import { eventFunctions } from '../../infra/event-functions.ts';
import { runbookHeadings } from '../../infra/runbook-headings.ts';
import { readSettings } from '../../infra/settings.ts';
import { contracts } from '../../shared/contract/contracts.ts';
import { metrics } from '../../shared/metrics/metrics.ts';
import { type Placed, type Synthesized, synthesize } from './synthesized.ts';

let centre: Synthesized;
let alarms: readonly Placed[];
beforeAll(() => {
  centre = synthesize({
    settings: { operation: { alarmEmail: 'on-call@clinic.example', monthlyBudget: 2000 } },
  });
  alarms = [...centre.ofType('AWS::CloudWatch::Alarm'), ...centre.ofType('AWS::CloudWatch::CompositeAlarm')];
});

const description = ({ resource }: Placed): string => String(resource.Properties.AlarmDescription);

describe('an alarm', () => {
  it('says how urgent it is, what is wrong, who repairs it, and which heading of the runbook to open', () => {
    for (const alarm of alarms) {
      const [, owner, heading] =
        description(alarm).match(
          /^\[(?:page|ticket)\] .+\. Owner: (.+)\. Runbook: infra\/RUNBOOK\.md, "(.+)"\.$/,
        ) ?? [];
      expect(runbookHeadings(), description(alarm)).toContain(heading);
      expect(owners).toContain(owner);
      expect(
        centre.pointee(alarm.stack, Object(alarm.resource.Properties.AlarmActions)[0])?.resource.Type,
      ).toBe('AWS::SNS::Topic');
    }
  });

  it('exists for every heading of the runbook', () => {
    const used = new Set(alarms.map((alarm) => description(alarm).match(/"([^"]+)"\.$/)?.[1]));
    expect([...runbookHeadings()].filter((heading) => !used.has(heading))).toEqual([]);
  });

  it('cannot be made without a heading', () => {
    const stack = new Stack(new App(), 'stack');
    const rest = {
      severity: 'page',
      owner: 'on-call engineer',
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
      const [dimension] = Object(p.Dimensions ?? []);
      return `${p.MetricName} ${centre.pointee(stack, dimension?.Value)?.id}`;
    });
    const handled = centre.marked('function').filter(({ stack }) => stack === 'careline-demo-functions');
    for (const { id } of handled)
      expect(watched).toEqual(expect.arrayContaining([`Errors ${id}`, `Throttles ${id}`]));
    const deadLetters = watched.filter((one) => one.startsWith('ApproximateNumberOfMessagesVisible'));
    // Those of the event functions, and of the calls that the centre makes to itself.
    const parked = eventFunctions.filter(({ source }) => !['caller', 'signed-url'].includes(source.kind));
    expect(deadLetters).toHaveLength(parked.length + 1);
  });

  it('is raised by one charge without an answer, and by one record that does not fit', () => {
    const watched = alarms.flatMap(({ resource: { Properties: p } }) => {
      if (p.Namespace !== 'Careline') return [];
      const dimensions = Object.fromEntries(
        Object.values(Object(p.Dimensions)).map((one) => [Object(one).Name, Object(one).Value]),
      );
      return [{ ...dimensions, metric: p.MetricName, threshold: p.Threshold }];
    });
    const charge = { service: 'careline', function: 'capture-payment', metric: 'FunctionInvocations' };
    expect(watched).toEqual(
      expect.arrayContaining([
        { ...charge, outcome: 'unknown', threshold: 1 },
        { ...charge, outcome: 'fault', threshold: 1 },
        { ...charge, function: 'give-recording-access', outcome: 'break-glass', threshold: 1 },
        { ...charge, function: 'give-recording-access', outcome: 'altered', threshold: 1 },
        { ...charge, function: 'reconcile-contact-records', outcome: 'findings', threshold: 1 },
        { ...charge, function: 'reconcile-recordings', outcome: 'findings', threshold: 1 },
        { ...charge, function: 'list-open-charges', outcome: 'open-charges', threshold: 1 },
        { ...charge, function: 'find-overdue-messages', outcome: 'overdue', threshold: 1 },
        { ...charge, function: 'index-waiting-transcripts', outcome: 'unreadable', threshold: 1 },
      ]),
    );
  });

  it('reaches the people on call', () => {
    expect(centre.ofType('AWS::SNS::Subscription')[0]?.resource.Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'on-call@clinic.example',
    });
  });
});

describe('the dashboards', () => {
  const widgetsOf = (name: string) => {
    const dashboard = centre
      .ofType('AWS::CloudWatch::Dashboard')
      .find(({ resource }) => resource.Properties.DashboardName === `careline-demo-${name}`);
    const body = dashboard?.resource.Properties.DashboardBody;
    const parts = typeof body === 'string' ? [body] : Object(body)['Fn::Join'][1];
    const text = parts.map((part: unknown) => (typeof part === 'string' ? part : 'token')).join('');
    const { widgets }: { widgets: { type: string; properties: { title?: string } }[] } = JSON.parse(text);
    return { text, titles: widgets.map(({ properties }) => properties.title ?? '') };
  };
  const watched = { instanceId: 'i', queues: ['front-desk'], functions: new Map(), deadLetters: new Map() };
  const tiles = managerTiles({ ...watched, streamReaders: [], alarms: [] });

  it('R-109: of managers have at most twelve tiles with plain labels, unmet needs among them, and lines to aim at', () => {
    const { titles } = widgetsOf('managers');
    expect(titles).toEqual(tiles.map(({ title }) => title));
    expect(titles.length).toBeLessThanOrEqual(12);
    expect(titles).toContain('What callers wanted and did not get');
    for (const title of titles) expect(title).not.toMatch(/[A-Z][a-z]+[A-Z]|_|p99|SLA|AHT|Lambda/);
    expect(tiles.filter(({ target }) => target).length).toBeGreaterThan(1);
  });

  it('R-147: of managers show what callers live through above how much it is, and that above what it takes', () => {
    const order = ['experience', 'volume', 'effort'];
    const ranks = tiles.map(({ about }) => order.indexOf(about));
    expect(ranks).toEqual(ranks.toSorted());
    expect(new Set(ranks).size).toBe(3);
  });

  it('of operators show every metric that the functions write, every function and every alarm', () => {
    const { text, titles } = widgetsOf('operators');
    for (const { name, definition } of metrics) {
      expect(titles).toContain(definition);
      expect(text).toContain(`MetricName=\\"${name}\\"`);
    }
    for (const { name } of [...contracts, ...eventFunctions]) expect(text).toContain(`"label":"${name}"`);
  });

  it('of managers show every answer of the survey under a label of its own', () => {
    const { text } = widgetsOf('managers');
    for (const solved of ['yes', 'partly', 'no']) expect(text).toContain(`"label":"${solved}"`);
  });
});

describe('a part that all functions share', () => {
  it('raises one alarm when two functions fail that have nothing else in common', () => {
    const [composite] = centre.ofType('AWS::CloudWatch::CompositeAlarm');
    const rule = JSON.stringify(composite?.resource.Properties.AlarmRule);
    expect(rule.match(/ALARM\(/g)).toHaveLength(6);
    expect(rule.match(/ AND /g)).toHaveLength(3);
  });
});

describe('the budget', () => {
  it('tells the people on call before a month costs more, and when it has', () => {
    const [budget] = centre.ofType('AWS::Budgets::Budget');
    expect(budget?.resource.Properties).toMatchObject({
      Budget: { TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 2000, Unit: 'USD' } },
      NotificationsWithSubscribers: ['FORECASTED', 'ACTUAL'].map((NotificationType) => ({
        Notification: { NotificationType, Threshold: 100 },
        Subscribers: [{ Address: 'on-call@clinic.example', SubscriptionType: 'EMAIL' }],
      })),
    });
  });

  it('without somebody to tell is refused with what to write', () => {
    expect(() => readSettings({ operation: { monthlyBudget: 2000 } })).toThrow(
      'settings.operation.monthlyBudget: 2000 tells nobody. A budget is watched for somebody. Write alarmEmail as well.',
    );
  });
});

describe('the calls that the centre makes to itself', () => {
  const cases = () => centre.ofType('AWS::Connect::TestCase');

  it('are deployed beside the entry flow, published, entering at it, with the functions of this centre', () => {
    expect(cases().length).toBeGreaterThan(3);
    for (const { stack, resource } of cases()) {
      expect(stack).toBe('careline-demo-flows-entry');
      expect(resource.Properties.Status).toBe('PUBLISHED');
      const { FlowId } = Object(resource.Properties.EntryPoint).VoiceCallEntryPointParameters;
      expect(centre.pointee(stack, FlowId)?.resource.Metadata?.careline).toMatchObject({
        flow: 'answer-call',
      });
      expect(JSON.stringify(resource.Properties.Content)).not.toContain('careline:');
    }
  });

  it('are made every hour by a function that may start these and read how they ended, and nothing else', () => {
    const runner = centre.the('function', 'run-test-calls');
    const role = centre.pointee(runner.stack, runner.resource.Properties.Role);
    const [{ PolicyDocument }] = Object(role?.resource.Properties.Policies);
    const [allowed] = PolicyDocument.Statement;
    expect(allowed.Action.sort()).toEqual([
      'connect:ListTestCaseExecutions',
      'connect:StartTestCaseExecution',
    ]);
    const named = allowed.Resource.map((one: unknown) => centre.pointee(runner.stack, one)?.resource.Type);
    expect(named.sort()).toEqual(['AWS::Connect::Instance', ...cases().map(({ resource }) => resource.Type)]);
    const [rule] = centre.ofType('AWS::Events::Rule').filter(({ stack }) => stack === runner.stack);
    expect(rule?.resource.Properties.ScheduleExpression).toBe('rate(1 hour)');
  });

  it('raise an alarm when one fails twice, and when nobody reports', () => {
    const alarm = alarms.find(({ resource: { Properties: p } }) => p.MetricName === 'TestCalls');
    expect(alarm?.resource.Properties).toMatchObject({ EvaluationPeriods: 2, TreatMissingData: 'breaching' });
  });
});
