import type { Step } from '../flow.ts';
import type { Reading } from './block.ts';
import * as routing from './routing-blocks.ts';
import * as setting from './setting-blocks.ts';
import * as speech from './speech-blocks.ts';

/** Old block type → what it is in the new language. Two names for one block: the older exports have the second. */
export const legacyBlocks: Readonly<Record<string, (block: Reading) => Step>> = {
  PlayPrompt: speech.playPrompt,
  PlayAudio: speech.playPrompt,
  GetUserInput: speech.getUserInput,
  StoreUserInput: speech.storeUserInput,
  StoreCustomerInput: speech.storeUserInput,
  LoopPrompts: speech.loopPrompts,
  SetVoice: setting.setVoice,
  SetAttributes: setting.setAttributes,
  SetScreenPop: setting.setScreenPop,
  SetQueue: setting.setQueue,
  SetLoggingBehavior: setting.setLogging,
  SetRecordingBehavior: setting.setRecording,
  SetContactFlow: setting.setFlow,
  SetEventHook: setting.setFlow,
  SetCallBackNumber: setting.setCallbackNumber,
  UpdateRoutingPriority: setting.setRouting,
  StartMediaStreaming: setting.mediaStreaming('Enabled'),
  StopMediaStreaming: setting.mediaStreaming('Disabled'),
  InvokeExternalResource: setting.invokeFunction,
  CheckAttribute: routing.checkAttribute,
  CheckHoursOfOperation: routing.checkHours,
  CheckQueueStatus: routing.checkQueue,
  CheckStaffing: routing.checkStaffing,
  PercentileBranching: routing.distribute,
  Transfer: routing.transfer,
  TransferToFlow: routing.toFlow,
  CustomerInQueue: routing.toQueue,
  CreateCallback: routing.createCallback,
  Disconnect: routing.disconnect,
  EndFlowExecution: routing.endFlow,
};
