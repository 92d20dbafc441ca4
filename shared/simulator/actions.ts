import { associateContactToCustomerProfile } from './actions/associate-contact-to-customer-profile.ts';
import { authenticateParticipant } from './actions/authenticate-participant.ts';
import { checkHoursOfOperation } from './actions/check-hours-of-operation.ts';
import { checkMetricData } from './actions/check-metric-data.ts';
import { checkOutboundCallStatus } from './actions/check-outbound-call-status.ts';
import { checkSegmentMembership } from './actions/check-segment-membership.ts';
import { checkVoiceId } from './actions/check-voice-id.ts';
import { compare } from './actions/compare.ts';
import { completeOutboundCall } from './actions/complete-outbound-call.ts';
import { connectParticipantWithAgenticCX } from './actions/connect-participant-with-agentic-cx.ts';
import { connectParticipantWithLexBot } from './actions/connect-participant-with-lex-bot.ts';
import { createCallbackContact } from './actions/create-callback-contact.ts';
import { createCase } from './actions/create-case.ts';
import { createCustomerProfile } from './actions/create-customer-profile.ts';
import { createPersistentContactAssociation } from './actions/create-persistent-contact-association.ts';
import { createTask } from './actions/create-task.ts';
import { createWisdomSession } from './actions/create-wisdom-session.ts';
import { dequeueContactAndTransferToQueue } from './actions/dequeue-contact-and-transfer-to-queue.ts';
import { disconnectParticipant } from './actions/disconnect-participant.ts';
import { distributeByPercentage } from './actions/distribute-by-percentage.ts';
import { endFlowExecution } from './actions/end-flow-execution.ts';
import { endFlowModuleExecution } from './actions/end-flow-module-execution.ts';
import { evaluateDataTableValues } from './actions/evaluate-data-table-values.ts';
import { getCalculatedAttributesForCustomerProfile } from './actions/get-calculated-attributes-for-customer-profile.ts';
import { getCase } from './actions/get-case.ts';
import { getCustomerProfile } from './actions/get-customer-profile.ts';
import { getCustomerProfileObject } from './actions/get-customer-profile-object.ts';
import { getMetricData } from './actions/get-metric-data.ts';
import { getParticipantInput } from './actions/get-participant-input.ts';
import { invokeFlowModule } from './actions/invoke-flow-module.ts';
import { invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { listDataTableValues } from './actions/list-data-table-values.ts';
import { loadContactContent } from './actions/load-contact-content.ts';
import { loop } from './actions/loop.ts';
import { messageParticipant } from './actions/message-participant.ts';
import { messageParticipantIteratively } from './actions/message-participant-iteratively.ts';
import { resumeContact } from './actions/resume-contact.ts';
import { routeContactToAgent } from './actions/route-contact-to-agent.ts';
import { showView } from './actions/show-view.ts';
import { startOutboundChatContact } from './actions/start-outbound-chat-contact.ts';
import { startVoiceIdStream } from './actions/start-voice-id-stream.ts';
import { tagContact } from './actions/tag-contact.ts';
import { transferContactToAgent } from './actions/transfer-contact-to-agent.ts';
import { transferContactToQueue } from './actions/transfer-contact-to-queue.ts';
import { transferParticipantToThirdParty } from './actions/transfer-participant-to-third-party.ts';
import { transferToFlow } from './actions/transfer-to-flow.ts';
import { untagContact } from './actions/untag-contact.ts';
import { updateCase } from './actions/update-case.ts';
import { updateContactAttributes } from './actions/update-contact-attributes.ts';
import { updateContactCallbackNumber } from './actions/update-contact-callback-number.ts';
import { updateContactData } from './actions/update-contact-data.ts';
import { updateContactEventHooks } from './actions/update-contact-event-hooks.ts';
import { updateContactMediaProcessing } from './actions/update-contact-media-processing.ts';
import { updateContactMediaStreamingBehavior } from './actions/update-contact-media-streaming-behavior.ts';
import { updateContactRecordingAndAnalyticsBehavior } from './actions/update-contact-recording-and-analytics-behavior.ts';
import { updateContactRecordingBehavior } from './actions/update-contact-recording-behavior.ts';
import { updateContactRoutingBehavior } from './actions/update-contact-routing-behavior.ts';
import { updateContactRoutingCriteria } from './actions/update-contact-routing-criteria.ts';
import { updateContactTargetQueue } from './actions/update-contact-target-queue.ts';
import { updateContactTextToSpeechVoice } from './actions/update-contact-text-to-speech-voice.ts';
import { updateCustomerProfile } from './actions/update-customer-profile.ts';
import { updateFlowAttributes } from './actions/update-flow-attributes.ts';
import { updateFlowLoggingBehavior } from './actions/update-flow-logging-behavior.ts';
import { updatePreviousContactParticipantState } from './actions/update-previous-contact-participant-state.ts';
import { updateRoutingCriteria } from './actions/update-routing-criteria.ts';
import { upsertDataTableValues } from './actions/upsert-data-table-values.ts';
import { wait } from './actions/wait.ts';
import type { SimulatedAction } from './branch.ts';

/** Every action of the language: what it does, or why the call stops there. */
export const simulatedActions: readonly SimulatedAction[] = [
  associateContactToCustomerProfile,
  authenticateParticipant,
  checkHoursOfOperation,
  checkMetricData,
  checkOutboundCallStatus,
  checkSegmentMembership,
  checkVoiceId,
  compare,
  completeOutboundCall,
  connectParticipantWithAgenticCX,
  connectParticipantWithLexBot,
  createCallbackContact,
  createCase,
  createCustomerProfile,
  createPersistentContactAssociation,
  createTask,
  createWisdomSession,
  dequeueContactAndTransferToQueue,
  disconnectParticipant,
  distributeByPercentage,
  endFlowExecution,
  endFlowModuleExecution,
  evaluateDataTableValues,
  getCalculatedAttributesForCustomerProfile,
  getCase,
  getCustomerProfileObject,
  getCustomerProfile,
  getMetricData,
  getParticipantInput,
  invokeFlowModule,
  invokeLambdaFunction,
  listDataTableValues,
  loadContactContent,
  loop,
  messageParticipantIteratively,
  messageParticipant,
  resumeContact,
  routeContactToAgent,
  showView,
  startOutboundChatContact,
  startVoiceIdStream,
  tagContact,
  transferContactToAgent,
  transferContactToQueue,
  transferParticipantToThirdParty,
  transferToFlow,
  untagContact,
  updateCase,
  updateContactAttributes,
  updateContactCallbackNumber,
  updateContactData,
  updateContactEventHooks,
  updateContactMediaProcessing,
  updateContactMediaStreamingBehavior,
  updateContactRecordingAndAnalyticsBehavior,
  updateContactRecordingBehavior,
  updateContactRoutingBehavior,
  updateContactRoutingCriteria,
  updateContactTargetQueue,
  updateContactTextToSpeechVoice,
  updateCustomerProfile,
  updateFlowAttributes,
  updateFlowLoggingBehavior,
  updatePreviousContactParticipantState,
  updateRoutingCriteria,
  upsertDataTableValues,
  wait,
];

const byType: ReadonlyMap<string, SimulatedAction> = new Map(
  simulatedActions.map((action) => [action.type, action]),
);

export const simulatedAction = (type: string): SimulatedAction | undefined => byType.get(type);
