import fc from 'fast-check';
import { agent, flowRef, hours, phoneNumber, queue } from '../../../shared/flow/references.ts';
import type { Forms } from './arbitrary-talk.ts';
import { map, maybe, path, seconds, some, type To, text, word } from './arbitrary-values.ts';

/** Every form of the actions with words of ours: where a contact goes, what is recorded, how a flow ends. */
export function routing(step: To): Forms {
  const goOn = { next: step, onError: step };
  const skill = fc.record({ name: word, value: word, atLeast: fc.constantFrom(1, 2, 3, 4, 5) });
  const skills = fc
    .tuple(some(skill), maybe('seconds', seconds))
    .map(([skills, more]) => ({ skills, ...more }));
  const named = fc
    .tuple(some(word.map(agent)), maybe('seconds', seconds))
    .map(([agents, more]) => ({ agents, ...more }));
  const moved = fc.oneof(fc.record({ queue: word.map(queue) }), fc.record({ agent: word.map(agent) }));
  return {
    DisconnectParticipant: fc.record({ type: fc.constant('DisconnectParticipant') }),
    EndFlowExecution: fc.record({ type: fc.constant('EndFlowExecution') }),
    EndFlowModuleExecution: fc.record({ type: fc.constant('EndFlowModuleExecution') }),
    UpdateContactTargetQueue: fc
      .tuple(moved, fc.record(goOn))
      .map(([where, to]) => ({ type: 'UpdateContactTargetQueue', ...where, ...to })),
    TransferContactToQueue: fc.record({
      type: fc.constant('TransferContactToQueue'),
      onQueueAtCapacity: step,
      onError: step,
    }),
    DequeueContactAndTransferToQueue: fc
      .tuple(moved, fc.record({ onQueueAtCapacity: step, onError: step }))
      .map(([where, to]) => ({ type: 'DequeueContactAndTransferToQueue', ...where, ...to })),
    CheckHoursOfOperation: fc
      .tuple(maybe('hours', word.map(hours)), fc.record({ inHours: step, outOfHours: step, onError: step }))
      .map(([more, to]) => ({ type: 'CheckHoursOfOperation', ...more, ...to })),
    CheckMetricData: fc
      .record({ next: step, otherwise: step, onError: step })
      .map(({ next, otherwise, onError }) => ({
        type: 'CheckMetricData',
        metric: 'NumberOfAgentsAvailable',
        when: [{ greaterThan: '0', next }],
        otherwise,
        onError,
      })),
    GetMetricData: fc
      .tuple(maybe('queue', word.map(queue)), fc.record(goOn))
      .map(([more, to]) => ({ type: 'GetMetricData', ...more, ...to })),
    DistributeByPercentage: fc.record({
      type: fc.constant('DistributeByPercentage'),
      shares: some(fc.record({ percent: fc.integer({ min: 1, max: 33 }), next: step })),
      otherwise: step,
    }),
    Loop: fc.record({
      type: fc.constant('Loop'),
      count: fc.integer({ min: 0, max: 100 }),
      whileLooping: step,
      whenDone: step,
    }),
    Wait: fc
      .tuple(fc.integer({ min: 1, max: 604_800 }), fc.record(goOn), maybe('onCustomerReturned', step))
      .map(([seconds, to, more]) => ({ type: 'Wait', seconds, ...to, ...more })),
    UpdateRoutingCriteria: fc.record({
      type: fc.constant('UpdateRoutingCriteria'),
      steps: some(skills),
      ...goOn,
    }),
    UpdateContactRoutingCriteria: fc.record({
      type: fc.constant('UpdateContactRoutingCriteria'),
      steps: some(fc.oneof(skills, named)),
      ...goOn,
    }),
    UpdateContactRecordingBehavior: fc
      .tuple(fc.subarray(['Agent', 'Customer'] as const), step)
      .map(([record, next]) => ({ type: 'UpdateContactRecordingBehavior', record, ivr: 'Disabled', next })),
    UpdateContactRecordingAndAnalyticsBehavior: fc
      .tuple(fc.record(goOn), step, fc.boolean())
      .map(([to, onChannelMismatch, analysed]) => ({
        type: 'UpdateContactRecordingAndAnalyticsBehavior',
        voice: {
          record: ['Agent', 'Customer'],
          ivr: 'Enabled',
          ...(analysed && {
            analytics: { language: 'en-US', modes: ['PostContact'], redaction: { results: 'RedactedOnly' } },
          }),
        },
        ...to,
        onChannelMismatch,
      })),
    UpdateFlowLoggingBehavior: fc.record({
      type: fc.constant('UpdateFlowLoggingBehavior'),
      logging: fc.constantFrom('Enabled', 'Disabled'),
      next: step,
    }),
    UpdateContactEventHooks: fc.record({
      type: fc.constant('UpdateContactEventHooks'),
      hook: fc.constant('CustomerQueue'),
      flow: word.map(flowRef),
      ...goOn,
    }),
    UpdateContactCallbackNumber: fc.record({
      type: fc.constant('UpdateContactCallbackNumber'),
      number: path,
      next: step,
      onInvalidNumber: step,
      onNotDialable: step,
    }),
    CreateCallbackContact: fc.record({
      type: fc.constant('CreateCallbackContact'),
      initialDelaySeconds: fc.integer({ min: 1, max: 259_200 }),
      attempts: fc.integer({ min: 1, max: 5 }),
      retryDelaySeconds: fc.integer({ min: 1, max: 259_200 }),
      callerId: word.map(phoneNumber),
      ...goOn,
    }),
    CreateTask: fc
      .tuple(
        fc.record({
          type: fc.constant('CreateTask'),
          flow: word.map(flowRef),
          name: text,
          attributes: map,
          ...goOn,
        }),
        maybe('afterSeconds', seconds),
      )
      .map(([task, more]) => ({ ...task, ...more })),
    UpdateContactRoutingBehavior: fc.record({
      type: fc.constant('UpdateContactRoutingBehavior'),
      priority: fc.integer({ min: 1, max: 9 }),
      next: step,
    }),
    UpdateContactTextToSpeechVoice: fc.record({
      type: fc.constant('UpdateContactTextToSpeechVoice'),
      voice: fc.constant('Lupe'),
      engine: fc.constant('Neural'),
      ...goOn,
    }),
    TransferParticipantToThirdParty: fc.record({
      type: fc.constant('TransferParticipantToThirdParty'),
      number: fc.constant('+12065550100'),
      connectSeconds: fc.integer({ min: 0, max: 600 }),
      afterwards: fc.constant('continue'),
      next: step,
      onCallFailed: step,
      onTimeout: step,
      onError: step,
    }),
  };
}
