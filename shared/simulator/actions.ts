import { checkHoursOfOperation } from './actions/check-hours-of-operation.ts';
import { compare } from './actions/compare.ts';
import { disconnectParticipant } from './actions/disconnect-participant.ts';
import { endFlowExecution } from './actions/end-flow-execution.ts';
import { getParticipantInput } from './actions/get-participant-input.ts';
import { invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { messageParticipant } from './actions/message-participant.ts';
import { transferContactToQueue } from './actions/transfer-contact-to-queue.ts';
import { updateContactAttributes } from './actions/update-contact-attributes.ts';
import { updateContactTargetQueue } from './actions/update-contact-target-queue.ts';
import { updateContactTextToSpeechVoice } from './actions/update-contact-text-to-speech-voice.ts';
import type { SimulatedAction } from './branch.ts';

/** Every action that the simulator runs. */
export const simulatedActions: readonly SimulatedAction[] = [
  checkHoursOfOperation,
  compare,
  disconnectParticipant,
  endFlowExecution,
  getParticipantInput,
  invokeLambdaFunction,
  messageParticipant,
  transferContactToQueue,
  updateContactAttributes,
  updateContactTargetQueue,
  updateContactTextToSpeechVoice,
];

const byType: ReadonlyMap<string, SimulatedAction> = new Map(
  simulatedActions.map((action) => [action.type, action]),
);

export const simulatedAction = (type: string): SimulatedAction | undefined => byType.get(type);
