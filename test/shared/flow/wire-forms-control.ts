import { flowRef, hours, queue } from '../../../shared/flow/references.ts';
import { to, type WireForm } from './wire-form.ts';

const spanish = (atLeast: 2 | 4) => ({ name: 'Language', value: 'es', atLeast }) as const;
const atLeast = (Name: string, Value: string, ProficiencyLevel: number) => ({
  AttributeCondition: { Name, Value, ProficiencyLevel, ComparisonOperator: 'NumberGreaterOrEqualTo' },
});

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
  [
    'shares by chance',
    {
      type: 'DistributeByPercentage',
      shares: [
        { percent: 3, next: 'a' },
        { percent: 5, next: 'b' },
      ],
      otherwise: 'c',
    },
    {},
    to('c', { NoMatchingCondition: 'c' }, [
      ['NumberLessThan', '4', 'a'],
      ['NumberLessThan', '9', 'b'],
    ]),
  ],
  [
    'agents by their skills, ever less strictly',
    {
      type: 'UpdateRoutingCriteria',
      steps: [
        { skills: [spanish(4), { name: 'Team', value: 'Billing', atLeast: 1 }], seconds: 60 },
        { skills: [spanish(2)] },
      ],
      next: 'a',
      onError: 'b',
    },
    {
      RoutingCriteria: {
        Steps: [
          {
            Expression: { AndExpression: [atLeast('Language', 'es', 4), atLeast('Team', 'Billing', 1)] },
            Expiry: { DurationInSeconds: 60 },
          },
          { Expression: atLeast('Language', 'es', 2) },
        ],
      },
    },
    to('a', { NoMatchingError: 'b' }),
  ],
];
