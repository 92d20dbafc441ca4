import type { ActionSpec } from './action-spec.ts';
import { associateContactToCustomerProfile } from './actions/associate-contact-to-customer-profile.ts';
import { authenticateParticipant } from './actions/authenticate-participant.ts';
import { type CheckHoursOfOperation, checkHoursOfOperation } from './actions/check-hours-of-operation.ts';
import { type CheckMetricData, checkMetricData } from './actions/check-metric-data.ts';
import { checkOutboundCallStatus } from './actions/check-outbound-call-status.ts';
import { checkSegmentMembership } from './actions/check-segment-membership.ts';
import { checkVoiceId } from './actions/check-voice-id.ts';
import { type Compare, compare } from './actions/compare.ts';
import { completeOutboundCall } from './actions/complete-outbound-call.ts';
import { connectParticipantWithAgenticCX } from './actions/connect-participant-with-agentic-cx.ts';
import { connectParticipantWithLexBot } from './actions/connect-participant-with-lex-bot.ts';
import { type CreateCallbackContact, createCallbackContact } from './actions/create-callback-contact.ts';
import { createCase } from './actions/create-case.ts';
import { createCustomerProfile } from './actions/create-customer-profile.ts';
import { createPersistentContactAssociation } from './actions/create-persistent-contact-association.ts';
import { type CreateTask, createTask } from './actions/create-task.ts';
import { createWisdomSession } from './actions/create-wisdom-session.ts';
import {
  type DequeueContactAndTransferToQueue,
  dequeueContactAndTransferToQueue,
} from './actions/dequeue-contact-and-transfer-to-queue.ts';
import { type DisconnectParticipant, disconnectParticipant } from './actions/disconnect-participant.ts';
import { type DistributeByPercentage, distributeByPercentage } from './actions/distribute-by-percentage.ts';
import { type EndFlowExecution, endFlowExecution } from './actions/end-flow-execution.ts';
import { type EndFlowModuleExecution, endFlowModuleExecution } from './actions/end-flow-module-execution.ts';
import { evaluateDataTableValues } from './actions/evaluate-data-table-values.ts';
import { getCalculatedAttributesForCustomerProfile } from './actions/get-calculated-attributes-for-customer-profile.ts';
import { getCase } from './actions/get-case.ts';
import { getCustomerProfile } from './actions/get-customer-profile.ts';
import { getCustomerProfileObject } from './actions/get-customer-profile-object.ts';
import { type GetMetricData, getMetricData } from './actions/get-metric-data.ts';
import { type GetParticipantInput, getParticipantInput } from './actions/get-participant-input.ts';
import { type InvokeFlowModule, invokeFlowModule } from './actions/invoke-flow-module.ts';
import { type InvokeLambdaFunction, invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { listDataTableValues } from './actions/list-data-table-values.ts';
import { loadContactContent } from './actions/load-contact-content.ts';
import { type Loop, loop } from './actions/loop.ts';
import { type MessageParticipant, messageParticipant } from './actions/message-participant.ts';
import {
  type MessageParticipantIteratively,
  messageParticipantIteratively,
} from './actions/message-participant-iteratively.ts';
import { resumeContact } from './actions/resume-contact.ts';
import { routeContactToAgent } from './actions/route-contact-to-agent.ts';
import { type ShowView, showView } from './actions/show-view.ts';
import { startOutboundChatContact } from './actions/start-outbound-chat-contact.ts';
import { startVoiceIdStream } from './actions/start-voice-id-stream.ts';
import { type TagContact, tagContact } from './actions/tag-contact.ts';
import { transferContactToAgent } from './actions/transfer-contact-to-agent.ts';
import { type TransferContactToQueue, transferContactToQueue } from './actions/transfer-contact-to-queue.ts';
import {
  type TransferParticipantToThirdParty,
  transferParticipantToThirdParty,
} from './actions/transfer-participant-to-third-party.ts';
import { type TransferToFlow, transferToFlow } from './actions/transfer-to-flow.ts';
import { type UntagContact, untagContact } from './actions/untag-contact.ts';
import { updateCase } from './actions/update-case.ts';
import {
  type UpdateContactAttributes,
  updateContactAttributes,
} from './actions/update-contact-attributes.ts';
import {
  type UpdateContactCallbackNumber,
  updateContactCallbackNumber,
} from './actions/update-contact-callback-number.ts';
import { type UpdateContactData, updateContactData } from './actions/update-contact-data.ts';
import {
  type UpdateContactEventHooks,
  updateContactEventHooks,
} from './actions/update-contact-event-hooks.ts';
import { updateContactMediaProcessing } from './actions/update-contact-media-processing.ts';
import { updateContactMediaStreamingBehavior } from './actions/update-contact-media-streaming-behavior.ts';
import {
  type UpdateContactRecordingAndAnalyticsBehavior,
  updateContactRecordingAndAnalyticsBehavior,
} from './actions/update-contact-recording-and-analytics-behavior.ts';
import {
  type UpdateContactRecordingBehavior,
  updateContactRecordingBehavior,
} from './actions/update-contact-recording-behavior.ts';
import {
  type UpdateContactRoutingBehavior,
  updateContactRoutingBehavior,
} from './actions/update-contact-routing-behavior.ts';
import { updateContactRoutingCriteria } from './actions/update-contact-routing-criteria.ts';
import {
  type UpdateContactTargetQueue,
  updateContactTargetQueue,
} from './actions/update-contact-target-queue.ts';
import {
  type UpdateContactTextToSpeechVoice,
  updateContactTextToSpeechVoice,
} from './actions/update-contact-text-to-speech-voice.ts';
import { updateCustomerProfile } from './actions/update-customer-profile.ts';
import { type UpdateFlowAttributes, updateFlowAttributes } from './actions/update-flow-attributes.ts';
import {
  type UpdateFlowLoggingBehavior,
  updateFlowLoggingBehavior,
} from './actions/update-flow-logging-behavior.ts';
import { updatePreviousContactParticipantState } from './actions/update-previous-contact-participant-state.ts';
import { type UpdateRoutingCriteria, updateRoutingCriteria } from './actions/update-routing-criteria.ts';
import { upsertDataTableValues } from './actions/upsert-data-table-values.ts';
import { type Wait, wait } from './actions/wait.ts';

/** The typed form of each action that can be written, by type. */
export interface Surfaces<S extends string> {
  CheckHoursOfOperation: CheckHoursOfOperation<S>;
  CheckMetricData: CheckMetricData<S>;
  Compare: Compare<S>;
  CreateCallbackContact: CreateCallbackContact<S>;
  CreateTask: CreateTask<S>;
  DequeueContactAndTransferToQueue: DequeueContactAndTransferToQueue<S>;
  DisconnectParticipant: DisconnectParticipant;
  DistributeByPercentage: DistributeByPercentage<S>;
  EndFlowExecution: EndFlowExecution;
  EndFlowModuleExecution: EndFlowModuleExecution;
  GetMetricData: GetMetricData<S>;
  GetParticipantInput: GetParticipantInput<S>;
  InvokeFlowModule: InvokeFlowModule<S>;
  InvokeLambdaFunction: InvokeLambdaFunction<S>;
  Loop: Loop<S>;
  MessageParticipantIteratively: MessageParticipantIteratively<S>;
  MessageParticipant: MessageParticipant<S>;
  ShowView: ShowView<S>;
  TagContact: TagContact<S>;
  TransferContactToQueue: TransferContactToQueue<S>;
  TransferParticipantToThirdParty: TransferParticipantToThirdParty<S>;
  TransferToFlow: TransferToFlow<S>;
  UntagContact: UntagContact<S>;
  UpdateContactAttributes: UpdateContactAttributes<S>;
  UpdateContactCallbackNumber: UpdateContactCallbackNumber<S>;
  UpdateContactData: UpdateContactData<S>;
  UpdateContactEventHooks: UpdateContactEventHooks<S>;
  UpdateContactRecordingAndAnalyticsBehavior: UpdateContactRecordingAndAnalyticsBehavior<S>;
  UpdateContactRecordingBehavior: UpdateContactRecordingBehavior<S>;
  UpdateContactRoutingBehavior: UpdateContactRoutingBehavior<S>;
  UpdateContactTargetQueue: UpdateContactTargetQueue<S>;
  UpdateContactTextToSpeechVoice: UpdateContactTextToSpeechVoice<S>;
  UpdateFlowAttributes: UpdateFlowAttributes<S>;
  UpdateFlowLoggingBehavior: UpdateFlowLoggingBehavior<S>;
  UpdateRoutingCriteria: UpdateRoutingCriteria<S>;
  Wait: Wait<S>;
}

/** The actions that can be written in typed form. */
export const typedActions = {
  CheckHoursOfOperation: checkHoursOfOperation,
  CheckMetricData: checkMetricData,
  Compare: compare,
  CreateCallbackContact: createCallbackContact,
  CreateTask: createTask,
  DequeueContactAndTransferToQueue: dequeueContactAndTransferToQueue,
  DisconnectParticipant: disconnectParticipant,
  DistributeByPercentage: distributeByPercentage,
  EndFlowExecution: endFlowExecution,
  EndFlowModuleExecution: endFlowModuleExecution,
  GetMetricData: getMetricData,
  GetParticipantInput: getParticipantInput,
  InvokeFlowModule: invokeFlowModule,
  InvokeLambdaFunction: invokeLambdaFunction,
  Loop: loop,
  MessageParticipantIteratively: messageParticipantIteratively,
  MessageParticipant: messageParticipant,
  ShowView: showView,
  TagContact: tagContact,
  TransferContactToQueue: transferContactToQueue,
  TransferParticipantToThirdParty: transferParticipantToThirdParty,
  TransferToFlow: transferToFlow,
  UntagContact: untagContact,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactCallbackNumber: updateContactCallbackNumber,
  UpdateContactData: updateContactData,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactRecordingAndAnalyticsBehavior: updateContactRecordingAndAnalyticsBehavior,
  UpdateContactRecordingBehavior: updateContactRecordingBehavior,
  UpdateContactRoutingBehavior: updateContactRoutingBehavior,
  UpdateContactTargetQueue: updateContactTargetQueue,
  UpdateContactTextToSpeechVoice: updateContactTextToSpeechVoice,
  UpdateFlowAttributes: updateFlowAttributes,
  UpdateFlowLoggingBehavior: updateFlowLoggingBehavior,
  UpdateRoutingCriteria: updateRoutingCriteria,
  Wait: wait,
} satisfies { [T in keyof Surfaces<string>]: ActionSpec };

/** Every action type of the language: those above, and those known from documents and exports only. */
export const allActions: readonly ActionSpec[] = [
  ...Object.values<ActionSpec>(typedActions),
  associateContactToCustomerProfile,
  authenticateParticipant,
  checkOutboundCallStatus,
  checkSegmentMembership,
  checkVoiceId,
  completeOutboundCall,
  connectParticipantWithAgenticCX,
  connectParticipantWithLexBot,
  createCase,
  createCustomerProfile,
  createPersistentContactAssociation,
  createWisdomSession,
  evaluateDataTableValues,
  getCalculatedAttributesForCustomerProfile,
  getCase,
  getCustomerProfileObject,
  getCustomerProfile,
  listDataTableValues,
  loadContactContent,
  resumeContact,
  routeContactToAgent,
  startOutboundChatContact,
  startVoiceIdStream,
  transferContactToAgent,
  updateCase,
  updateContactMediaProcessing,
  updateContactMediaStreamingBehavior,
  updateContactRoutingCriteria,
  updateCustomerProfile,
  updatePreviousContactParticipantState,
  upsertDataTableValues,
];

const specs: ReadonlyMap<string, ActionSpec> = new Map(allActions.map((spec) => [spec.type, spec]));

/** What the language knows about a type, or undefined for a type that does not exist. */
export const specOf = (type: string): ActionSpec | undefined => specs.get(type);
