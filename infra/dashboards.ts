import { Duration } from 'aws-cdk-lib';
import type { IAlarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { capturePayment } from '../shared/contract/capture-payment.ts';
import { findNextAppointment } from '../shared/contract/find-next-appointment.ts';
import { readBalance } from '../shared/contract/read-balance.ts';
import { readEligibilityAnswer } from '../shared/contract/read-eligibility-answer.ts';
import { sendVerificationCode } from '../shared/contract/send-verification-code.ts';
import { takeMessage } from '../shared/contract/take-message.ts';
import { verifyBirthDate } from '../shared/contract/verify-birth-date.ts';
import { metrics } from '../shared/metrics/metrics.ts';
import { surveyAnswers } from '../shared/metrics/survey-answers.ts';
import { testCalls } from '../shared/metrics/test-calls.ts';
import { connectMetric, ended, everyValueOf, ofEveryFlow, ours } from './centre-metrics.ts';
import type { CentreFunction } from './constructs/centre-function.ts';

/** One picture of a dashboard, in the words of who looks at it. */
export interface Tile {
  readonly title: string;
  /** What callers live through stands above how much there is of it, and that above what it takes. */
  readonly about: 'experience' | 'volume' | 'effort';
  readonly graphs: readonly IMetric[];
  /** A line to stay under, or above. */
  readonly target?: { readonly value: number; readonly label: string };
}

export interface Watched {
  readonly instanceId: string;
  /** As agents see them. */
  readonly queues: readonly string[];
  readonly functions: ReadonlyMap<string, CentreFunction>;
  readonly deadLetters: ReadonlyMap<string, IMetric>;
  /** Functions that read streams. */
  readonly streamReaders: readonly string[];
  readonly alarms: readonly IAlarm[];
}

const hour = Duration.hours(1);

/** At most twelve, in plain words, with what to aim at: what callers get first, then how much, then what it takes. */
export function managerTiles({ instanceId, queues }: Watched): readonly Tile[] {
  const ofQueues = (name: 'LongestQueueWaitTime' | 'QueueSize') =>
    queues.map((of) => connectMetric(instanceId, name, { of, label: of, statistic: 'Maximum' }));
  return [
    {
      title: 'Was your question solved? What callers answer',
      about: 'experience',
      graphs: (['yes', 'partly', 'no'] as const).map((solved) =>
        ours(surveyAnswers, { solved }, { label: solved, period: hour }),
      ),
    },
    {
      title: 'Longest wait right now, in seconds',
      about: 'experience',
      graphs: ofQueues('LongestQueueWaitTime'),
      // up to 90 seconds did not lower the satisfaction of callers.
      target: { value: 90, label: 'stay under 90 seconds' },
    },
    { title: 'Callers waiting right now', about: 'experience', graphs: ofQueues('QueueSize') },
    {
      title: 'What callers wanted and did not get',
      about: 'experience',
      graphs: [
        ended(takeMessage.name, 'taken', 'left a message instead'),
        ended(verifyBirthDate.name, 'locked', 'could not show who they are'),
        ended(sendVerificationCode.name, 'no-mobile', 'have no mobile for a code'),
        ended(readEligibilityAnswer.name, 'unavailable', 'insurance did not answer'),
        ended(capturePayment.name, 'unavailable', 'could not pay'),
        ended(findNextAppointment.name, 'none', 'had no appointment'),
      ],
    },
    {
      title: 'What callers got without waiting',
      about: 'experience',
      graphs: [
        ended(findNextAppointment.name, 'found', 'their next appointment'),
        ended(readBalance.name, 'due', 'what they owe'),
        ended(readEligibilityAnswer.name, 'active', 'what their insurance pays'),
        ended(capturePayment.name, 'paid', 'paid a bill'),
      ],
    },
    {
      title: 'Calls that an agent did not pick up',
      about: 'experience',
      graphs: [connectMetric(instanceId, 'MissedCalls', { label: 'missed', period: hour })],
      target: { value: 1, label: 'none' },
    },
    {
      title: 'Callers who showed who they are',
      about: 'experience',
      graphs: [
        ended(verifyBirthDate.name, 'verified', 'at this attempt'),
        ended(verifyBirthDate.name, 'not-verified', 'not at this attempt'),
      ],
    },
    {
      title: 'Bills by phone',
      about: 'experience',
      graphs: [
        ended(capturePayment.name, 'paid', 'paid'),
        ended(capturePayment.name, 'declined', 'card declined'),
        ended(capturePayment.name, 'unknown', 'nobody knows yet'),
      ],
    },
    {
      title: 'The centre calls itself every hour',
      about: 'experience',
      graphs: (['passed', 'failed'] as const).map((outcome) =>
        ours(testCalls, { outcome }, { label: outcome, period: hour }),
      ),
    },
    {
      title: 'Calls in an hour',
      about: 'volume',
      graphs: [connectMetric(instanceId, 'CallsPerInterval', { label: 'calls', period: hour })],
    },
    {
      title: 'Lines in use, as a share of what is allowed',
      about: 'effort',
      graphs: [
        connectMetric(instanceId, 'ConcurrentCallsPercentage', { label: 'in use', statistic: 'Maximum' }),
      ],
      target: { value: 0.8, label: 'ask for more lines above this' },
    },
  ];
}

/** Everything that is counted, for who repairs: each metric of shared/metrics, what Lambda and Connect report, what was given up. */
export function operatorTiles(watched: Watched): readonly Tile[] {
  const { instanceId, deadLetters, streamReaders } = watched;
  const functions = [...watched.functions].map(([name, { function: fn }]) => ({ name, fn }));
  const ofFunctions = (graph: (one: (typeof functions)[number]) => IMetric) => functions.map(graph);
  const tile = (title: string, graphs: readonly IMetric[]): Tile => ({ title, about: 'effort', graphs });
  return [
    tile(
      'Functions that failed',
      ofFunctions(({ name, fn }) => fn.metricErrors({ label: name })),
    ),
    tile(
      'Functions that were throttled',
      ofFunctions(({ name, fn }) => fn.metricThrottles({ label: name })),
    ),
    tile(
      'Time of functions, slowest hundredth',
      ofFunctions(({ name, fn }) => fn.metricDuration({ label: name, statistic: 'p99' })),
    ),
    ...metrics.map((metric) => tile(metric.definition, [everyValueOf(metric)])),
    tile('Given up', [...deadLetters.values()]),
    tile(
      'How far readers of streams are behind, in milliseconds',
      functions
        .filter(({ name }) => streamReaders.includes(name))
        .map(({ name, fn }) => fn.metric('IteratorAge', { label: name, statistic: 'Maximum' })),
    ),
    tile('Flows: error branches that nothing was attached to', [
      ofEveryFlow(instanceId, 'ContactFlowFatalErrors'),
    ]),
    tile('Flows: error branches taken', [ofEveryFlow(instanceId, 'ContactFlowErrors')]),
    tile(
      'Calls that Connect refused',
      (['ThrottledCalls', 'CallsBreachingConcurrencyQuota', 'MisconfiguredPhoneNumbers'] as const).map(
        (name) => connectMetric(instanceId, name, { label: name }),
      ),
    ),
    tile('Recordings that were not stored', [connectMetric(instanceId, 'CallRecordingUploadError')]),
  ];
}
