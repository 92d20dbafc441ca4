import { allActions } from '../../flow/actions.ts';
import { end, example } from '../example.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

export const unknownAction: Rule = {
  id: 'unknown-action',
  level: 'error',
  what: 'every action type exists',
  why: 'Amazon Connect answers "Invalid Action type" and refuses the whole flow. Such names come from block names of the old console, or were made up.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
  wrong: example({ say: { type: 'PlayPrompt', parameters: { Text: 'Hello' }, next: 'bye' }, bye: end }),
  right: example({ bye: end }),
  *check({ structure: { placed, known } }) {
    if (known.length === placed.length) return;
    for (const {
      id: step,
      step: { type },
      spec,
    } of placed) {
      if (spec) continue;
      const meant =
        invented.get(type) ??
        nearest(
          type,
          allActions.map((action) => action.type),
        );
      yield {
        step,
        message: `There is no action type "${type}".`,
        fix: meant ? `Use ${meant}.` : 'Use one of the action types in the flow language.',
      };
    }
  },
};

/** Names that circulate and do not exist, and what people mean by them. */
const invented: ReadonlyMap<string, string> = new Map([
  ['PlayPrompt', 'MessageParticipant'],
  ['GetUserInput', 'GetParticipantInput'],
  ['GetDigits', 'GetParticipantInput with StoreInput "True"'],
  ['StoreUserInput', 'GetParticipantInput with StoreInput "True"'],
  ['StoreCustomerInput', 'GetParticipantInput with StoreInput "True"'],
  ['GetCustomerInput', 'GetParticipantInput'],
  ['GetParticipantWithLexV2Bot', 'ConnectParticipantWithLexBot'],
  ['SetVoice', 'UpdateContactTextToSpeechVoice'],
  ['SetAttributes', 'UpdateContactAttributes'],
  ['SetContactAttributes', 'UpdateContactAttributes'],
  ['SetContactData', 'UpdateContactData'],
  ['SetLoggingBehavior', 'UpdateFlowLoggingBehavior'],
  ['SetRecordingBehavior', 'UpdateContactRecordingBehavior'],
  ['SetEventHook', 'UpdateContactEventHooks'],
  ['CheckAttribute', 'Compare'],
  ['CheckContactAttributes', 'Compare'],
  ['CheckStaffing', 'CheckMetricData'],
  ['CheckQueueStatus', 'CheckMetricData'],
  ['GetQueueMetrics', 'GetMetricData'],
  ['SetCallbackNumber', 'UpdateContactCallbackNumber'],
  ['SetWorkingQueue', 'UpdateContactTargetQueue'],
  ['SetQueue', 'UpdateContactTargetQueue'],
  ['TransferToQueue', 'TransferContactToQueue'],
  ['TransferToAgent', 'TransferContactToAgent'],
  ['TransferToPhoneNumber', 'TransferParticipantToThirdParty'],
  ['TransferToThirdParty', 'TransferParticipantToThirdParty'],
  ['TransferContactToFlow', 'TransferToFlow'],
  ['TransferFlow', 'TransferToFlow'],
  ['InvokeExternalResource', 'InvokeLambdaFunction'],
  ['InvokeAPI', 'InvokeLambdaFunction'],
  ['InvokeLambda', 'InvokeLambdaFunction'],
  ['InvokeModule', 'InvokeFlowModule'],
  ['ReturnFromFlowModule', 'EndFlowModuleExecution'],
  ['StartMediaStreaming', 'UpdateContactMediaStreamingBehavior'],
  ['RecordVoicemail', 'UpdateContactRecordingBehavior, or a function'],
  ['Disconnect', 'DisconnectParticipant'],
  ['Hangup', 'DisconnectParticipant'],
  ['EndFlow', 'EndFlowExecution'],
  ['Distribute', 'DistributeByPercentage'],
  ['UnTagContact', 'UntagContact'],
  ['ConnectParticipant', 'TransferContactToQueue'],
  ['Start', 'StartAction of the document'],
]);
