import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { type CompositeAlarmProps, type MetricAlarmProps, RunbookAlarm } from './runbook-alarm.ts';

export interface OnCallProps {
  readonly settings: Settings;
  readonly logsKey: IKey;
}

/** Who is told when something breaks. */
export class OnCall extends Construct {
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, { settings, logsKey }: OnCallProps) {
    super(scope, id);
    const topic = new Topic(this, 'Alarms', { masterKey: logsKey, enforceSSL: true });
    const { alarmEmail } = settings.operation;
    if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
    this.topic = topic;
  }

  /** An alarm in the stack of `scope`. */
  alarm(
    scope: Construct,
    id: string,
    alarm: Omit<MetricAlarmProps, 'topic'> | Omit<CompositeAlarmProps, 'topic'>,
  ): RunbookAlarm {
    return new RunbookAlarm(scope, id, { ...alarm, topic: this.topic });
  }
}
