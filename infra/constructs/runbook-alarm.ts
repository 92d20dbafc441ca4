import {
  Alarm,
  type AlarmBase,
  ComparisonOperator,
  CompositeAlarm,
  type IAlarmRule,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { runbookHeadings } from '../runbook-headings.ts';

/** A clinic names a person for each. */
export const owners = [
  'on-call engineer',
  'contact centre manager',
  'billing office',
  'privacy officer',
] as const;
export type Owner = (typeof owners)[number];

export interface RunbookAlarmProps {
  /** `page`: callers notice it now. `ticket`: by the next working day. */
  readonly severity: 'page' | 'ticket';
  /** Who repairs it. */
  readonly owner: Owner;
  /** What is wrong, in the operator's words. */
  readonly title: string;
  /** Heading of infra/RUNBOOK.md that says what it means, where to look and what to do. */
  readonly runbook: string;
  readonly topic: ITopic;
}

export interface MetricAlarmProps extends RunbookAlarmProps {
  readonly metric: IMetric;
  /** Alarms at or above it. */
  readonly threshold: number;
  /** Periods in a row. Default 1. */
  readonly periods?: number;
  /** Silence is an alarm as well: for what reports always, also that all is well. */
  readonly silence?: 'alarms';
}

export interface CompositeAlarmProps extends RunbookAlarmProps {
  readonly rule: IAlarmRule;
}

/** An alarm cannot exist without a severity, an owner, a title and a heading in the runbook. */
export class RunbookAlarm extends Construct {
  readonly alarm: AlarmBase;

  constructor(scope: Construct, id: string, props: MetricAlarmProps | CompositeAlarmProps) {
    super(scope, id);
    if (!runbookHeadings().has(props.runbook)) {
      throw new Error(
        `Alarm "${props.title}" points to "${props.runbook}", which is no heading of infra/RUNBOOK.md. Write it there: means, look, do.`,
      );
    }
    const alarmDescription = `[${props.severity}] ${props.title}. Owner: ${props.owner}. Runbook: infra/RUNBOOK.md, "${props.runbook}".`;
    this.alarm =
      'rule' in props
        ? new CompositeAlarm(this, 'Alarm', { alarmDescription, alarmRule: props.rule })
        : new Alarm(this, 'Alarm', {
            alarmDescription,
            metric: props.metric,
            threshold: props.threshold,
            evaluationPeriods: props.periods ?? 1,
            comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treatMissingData: props.silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
          });
    this.alarm.addAlarmAction(new SnsAction(props.topic));
  }
}
