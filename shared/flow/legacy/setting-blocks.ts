import type { JsonObject } from '../document.ts';
import type { Step } from '../flow.ts';
import type { Reading } from './block.ts';

/** Old blocks that set something of the contact. Observed: names from published console exports. */

export const setVoice = (block: Reading): Step =>
  block.goesOn('UpdateContactTextToSpeechVoice', { TextToSpeechVoice: block.text('GlobalVoice') ?? '' });

export const setAttributes = (block: Reading): Step => attributes(block, block.map('Attribute'));

/** One attribute, in the oldest exports; the agent's screen gets every contact attribute anyway. */
export function setScreenPop(block: Reading): Step {
  return attributes(block, { [block.text('key') ?? '']: block.text('value') ?? '' });
}

const attributes = (block: Reading, values: Readonly<Record<string, string>>): Step =>
  block.goesOn('UpdateContactAttributes', { Attributes: values, TargetContact: 'Current' });

export function setQueue(block: Reading): Step {
  const agent = block.text('Agent', 'AgentId');
  const queue = block.text('Queue', 'QueueId');
  return block.goesOn(
    'UpdateContactTargetQueue',
    agent === undefined ? { QueueId: queue ?? '' } : { AgentId: agent },
  );
}

export const setLogging = (block: Reading): Step =>
  block.goesOn('UpdateFlowLoggingBehavior', {
    FlowLoggingBehavior: block.text('LoggingBehavior') === 'Enable' ? 'Enabled' : 'Disabled',
  });

export function setRecording(block: Reading): Step {
  const on = block.text('RecordingBehaviorOption') === 'Enable';
  const who = block.text('RecordingParticipantOption') ?? 'Both';
  const recorded = who === 'Both' ? ['Agent', 'Customer'] : [who];
  return block.goesOn('UpdateContactRecordingBehavior', {
    RecordingBehavior: { RecordedParticipants: on ? recorded : [] },
  });
}

/** `SetContactFlow` (queue, whisper, hold) and `SetEventHook` (disconnect): one action in the new language. */
export const setFlow = (block: Reading): Step =>
  block.goesOn('UpdateContactEventHooks', {
    EventHooks: { [block.text('Type') ?? 'CustomerQueue']: block.text('ContactFlowId', 'EventHooks') ?? '' },
  });

export function setRouting(block: Reading): Step {
  const place = block.text('AbsolutePosition');
  const seconds = block.text('TimeOffset');
  return block.goesOn(
    'UpdateContactRoutingBehavior',
    place === undefined ? { QueueTimeAdjustmentSeconds: seconds ?? '0' } : { QueuePriority: place },
  );
}

export function setCallbackNumber(block: Reading): Step {
  const next = block.to('Success');
  return {
    type: 'UpdateContactCallbackNumber',
    parameters: { CallbackNumber: block.text('CallBackNumber') ?? '' },
    ...(next !== undefined && { next }),
    errors: block.errors({
      InvalidCallbackNumber: 'InvalidPhoneNumber',
      CallbackNumberNotDialable: 'NonDialableNumber',
    }),
    conditions: [],
  };
}

/** Assumed: the block that stops has no tracks; the new action needs both directions named. */
export function mediaStreaming(state: 'Enabled' | 'Disabled'): (block: Reading) => Step {
  return (block) => {
    const tracks = block.parameters('Track').map((track) => block.valueOf(track));
    const directions = ['From', 'To'].filter(
      (way) => tracks.length === 0 || tracks.includes(`${way}Customer`),
    );
    return block.goesOn('UpdateContactMediaStreamingBehavior', {
      MediaStreamingState: state,
      MediaStreamType: block.text('MediaStreamTypes') ?? 'Audio',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: directions }],
    });
  };
}

export function invokeFunction(block: Reading): Step {
  const parameters: JsonObject = block.map('Parameter');
  return block.goesOn('InvokeLambdaFunction', {
    LambdaFunctionARN: block.text('FunctionArn', 'LambdaFunctionARN') ?? '',
    InvocationTimeLimitSeconds: block.text('TimeLimit') ?? '8',
    ...(Object.keys(parameters).length > 0 && { LambdaInvocationAttributes: parameters }),
    // The only kind of answer that the old block took.
    ResponseValidation: { ResponseType: 'STRING_MAP' },
  });
}
