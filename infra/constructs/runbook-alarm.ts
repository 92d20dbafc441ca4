import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface RunbookAlarmProps {
  /** `page`: callers notice it now. `ticket`: by the next working day. */
  readonly severity: 'page' | 'ticket';
  /** What is wrong, in the operator's words. */
  readonly title: string;
  /** Heading of infra/RUNBOOK.md that says what it means, where to look and what to do. */
  readonly runbook: string;
  readonly metric: IMetric;
  /** Alarms at or above it. */
  readonly threshold: number;
  readonly topic: ITopic;
}

/** An alarm cannot exist without a severity, a title and a heading in the runbook. */
export class RunbookAlarm extends Construct {
  constructor(scope: Construct, id: string, props: RunbookAlarmProps) {
    super(scope, id);
    if (!runbookHeadings().has(props.runbook)) {
      throw new Error(
        `Alarm "${props.title}" points to "${props.runbook}", which is no heading of infra/RUNBOOK.md. Write it there: means, look, do.`,
      );
    }
    new Alarm(this, 'Alarm', {
      alarmDescription: `[${props.severity}] ${props.title}. Runbook: infra/RUNBOOK.md, "${props.runbook}".`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(props.topic));
  }
}

let headings: ReadonlySet<string> | undefined;

/** Second-level headings: one for each kind of alarm. */
export function runbookHeadings(): ReadonlySet<string> {
  headings ??= new Set(
    readFileSync(join(import.meta.dirname, '..', 'RUNBOOK.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('## '))
      .map((line) => line.slice(3).trim()),
  );
  return headings;
}
