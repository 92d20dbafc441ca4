import { Duration } from 'aws-cdk-lib';
import type { CfnTestCase } from 'aws-cdk-lib/aws-connect';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { lastPart } from '../arn-parts.ts';
import type { EventFunction } from '../event-functions.ts';
import type { FunctionSource } from '../function-sources.ts';
import type { GivenResource } from '../given-resource.ts';
import type { Settings } from '../settings.ts';
import { CentreFunction } from './centre-function.ts';
import { EventOrigin, type EventOrigins } from './event-origin.ts';

export interface TestCallsProps {
  readonly settings: Settings;
  readonly logsKey: IKey;
  readonly instanceArn: string;
  readonly testCases: readonly CfnTestCase[];
  readonly source: FunctionSource;
  readonly origins: EventOrigins;
}

/** An hour: five calls, each of less than a minute, cost a few cents a day. */
const schedule: EventFunction = {
  name: 'run-test-calls',
  source: { kind: 'schedule', expression: 'rate(1 hour)' },
  timeout: Duration.minutes(2),
};

/** Starts the test calls every hour and counts how those of the hour before ended. */
export class TestCalls extends Construct {
  readonly runner: CentreFunction;
  readonly origin: EventOrigin;

  constructor(scope: Construct, id: string, props: TestCallsProps) {
    super(scope, id);
    const { settings, logsKey, instanceArn, testCases, source } = props;
    const arns = testCases.map((one) => one.attrTestCaseArn);
    const resources = new Map<string, GivenResource>([
      ['INSTANCE_ID', { value: lastPart(instanceArn, 'instance'), arn: instanceArn }],
      [
        'TEST_CASES',
        {
          value: arns.map((arn) => lastPart(arn, 'test-case')).join(','),
          arn: instanceArn,
          // Assumed: listing names the instance, starting the test case and the instance; the service's own list names both.
          arnsOf: () => [instanceArn, ...arns],
        },
      ],
    ]);
    this.origin = new EventOrigin(this, 'Events', schedule, props.origins);
    this.runner = new CentreFunction(this, 'Runner', {
      source,
      resources,
      settings,
      logsKey,
      timeout: schedule.timeout,
      rights: this.origin.rights,
    });
    this.origin.start(this.runner.live);
  }
}
