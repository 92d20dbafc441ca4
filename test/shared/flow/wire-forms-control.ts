import { flowRef, hours, queue } from '../../../shared/flow/references.ts';
import { to, type WireForm } from './wire-form.ts';

/** Where a flow goes, and what it knows. */
export const controlForms: WireForm<'CONTACT_FLOW'>[] = [
  [
    'a comparison',
    {
      type: 'Compare',
      value: '$.Attributes.age',
      when: [
        { greaterOrEqual: '65', next: 'a' },
        { startsWith: '1', next: 'b' },
      ],
      otherwise: 'c',
    },
    { ComparisonValue: '$.Attributes.age' },
    to('c', { NoMatchingCondition: 'c' }, [
      ['NumberGreaterOrEqualTo', '65', 'a'],
      ['TextStartsWith', '1', 'b'],
    ]),
  ],
  [
    'flow attributes',
    { type: 'UpdateFlowAttributes', attributes: { tries: '1' }, next: 'a', onError: 'b' },
    { FlowAttributes: { tries: { Value: '1' } } },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'a transfer to a flow',
    { type: 'TransferToFlow', flow: flowRef('desk'), onError: 'a' },
    { ContactFlowId: 'careline:flow:desk' },
    to('a', { NoMatchingError: 'a' }),
  ],
  [
    'opening hours',
    { type: 'CheckHoursOfOperation', hours: hours('clinic'), inHours: 'a', outOfHours: 'b', onError: 'c' },
    { HoursOfOperationId: 'careline:hours:clinic' },
    to('c', { NoMatchingError: 'c' }, [
      ['Equals', 'True', 'a'],
      ['Equals', 'False', 'b'],
    ]),
  ],
  [
    'a number of the queue',
    {
      type: 'CheckMetricData',
      metric: 'NumberOfContactsInQueue',
      queue: queue('desk'),
      when: [{ lessThan: '5', next: 'a' }],
      otherwise: 'b',
      onError: 'c',
    },
    { MetricType: 'NumberOfContactsInQueue', QueueId: 'careline:queue:desk' },
    to('c', { NoMatchingError: 'c', NoMatchingCondition: 'b' }, [['NumberLessThan', '5', 'a']]),
  ],
  [
    'metrics',
    { type: 'GetMetricData', channel: 'Voice', next: 'a', onError: 'b' },
    { QueueChannel: 'Voice' },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'a loop',
    { type: 'Loop', count: 3, whileLooping: 'a', whenDone: 'b' },
    { LoopCount: '3' },
    to('b', {}, [
      ['Equals', 'ContinueLooping', 'a'],
      ['Equals', 'DoneLooping', 'b'],
    ]),
  ],
  [
    'a wait for the bot',
    {
      type: 'Wait',
      seconds: 60,
      next: 'a',
      onError: 'b',
      onBotDisconnected: 'c',
      onParticipantNotFound: 'd',
    },
    { TimeLimitSeconds: '60', Events: ['BotParticipantDisconnected'] },
    to('b', { NoMatchingError: 'b', ParticipantNotFound: 'd' }, [
      ['Equals', 'WaitCompleted', 'a'],
      ['Equals', 'BotParticipantDisconnected', 'c'],
    ]),
  ],
  [
    'the flow log',
    { type: 'UpdateFlowLoggingBehavior', logging: 'Disabled', next: 'a' },
    { FlowLoggingBehavior: 'Disabled' },
    to('a', {}),
  ],
];
