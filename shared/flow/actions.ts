import type { ActionSpec } from './action-spec.ts';
import {
  type AssociateContactToCustomerProfile,
  associateContactToCustomerProfile,
} from './actions/associate-contact-to-customer-profile.ts';
import { type AuthenticateParticipant, authenticateParticipant } from './actions/authenticate-participant.ts';
import { type CheckHoursOfOperation, checkHoursOfOperation } from './actions/check-hours-of-operation.ts';
import { type CheckMetricData, checkMetricData } from './actions/check-metric-data.ts';
import {
  type CheckOutboundCallStatus,
  checkOutboundCallStatus,
} from './actions/check-outbound-call-status.ts';
import { type CheckSegmentMembership, checkSegmentMembership } from './actions/check-segment-membership.ts';
import { type CheckVoiceId, checkVoiceId } from './actions/check-voice-id.ts';
import { type Compare, compare } from './actions/compare.ts';
import { type CompleteOutboundCall, completeOutboundCall } from './actions/complete-outbound-call.ts';
import {
  type ConnectParticipantWithAgenticCX,
  connectParticipantWithAgenticCX,
} from './actions/connect-participant-with-agentic-cx.ts';
import {
  type ConnectParticipantWithLexBot,
  connectParticipantWithLexBot,
} from './actions/connect-participant-with-lex-bot.ts';
import { type CreateCallbackContact, createCallbackContact } from './actions/create-callback-contact.ts';
import { type CreateCase, createCase } from './actions/create-case.ts';
import { type CreateCustomerProfile, createCustomerProfile } from './actions/create-customer-profile.ts';
import {
  type CreatePersistentContactAssociation,
  createPersistentContactAssociation,
} from './actions/create-persistent-contact-association.ts';
import { type CreateTask, createTask } from './actions/create-task.ts';
import { type CreateWisdomSession, createWisdomSession } from './actions/create-wisdom-session.ts';
import {
  type DequeueContactAndTransferToQueue,
  dequeueContactAndTransferToQueue,
} from './actions/dequeue-contact-and-transfer-to-queue.ts';
import { type DisconnectParticipant, disconnectParticipant } from './actions/disconnect-participant.ts';
import { type DistributeByPercentage, distributeByPercentage } from './actions/distribute-by-percentage.ts';
import { type EndFlowExecution, endFlowExecution } from './actions/end-flow-execution.ts';
import { type EndFlowModuleExecution, endFlowModuleExecution } from './actions/end-flow-module-execution.ts';
import {
  type EvaluateDataTableValues,
  evaluateDataTableValues,
} from './actions/evaluate-data-table-values.ts';
import {
  type GetCalculatedAttributesForCustomerProfile,
  getCalculatedAttributesForCustomerProfile,
} from './actions/get-calculated-attributes-for-customer-profile.ts';
import { type GetCase, getCase } from './actions/get-case.ts';
import { type GetCustomerProfile, getCustomerProfile } from './actions/get-customer-profile.ts';
import {
  type GetCustomerProfileObject,
  getCustomerProfileObject,
} from './actions/get-customer-profile-object.ts';
import { type GetMetricData, getMetricData } from './actions/get-metric-data.ts';
import { type GetParticipantInput, getParticipantInput } from './actions/get-participant-input.ts';
import { type InvokeFlowModule, invokeFlowModule } from './actions/invoke-flow-module.ts';
import { type InvokeLambdaFunction, invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { type ListDataTableValues, listDataTableValues } from './actions/list-data-table-values.ts';
import { type LoadContactContent, loadContactContent } from './actions/load-contact-content.ts';
import { type Loop, loop } from './actions/loop.ts';
import { type MessageParticipant, messageParticipant } from './actions/message-participant.ts';
import {
  type MessageParticipantIteratively,
  messageParticipantIteratively,
} from './actions/message-participant-iteratively.ts';
import { type ResumeContact, resumeContact } from './actions/resume-contact.ts';
import { type RouteContactToAgent, routeContactToAgent } from './actions/route-contact-to-agent.ts';
import { type ShowView, showView } from './actions/show-view.ts';
import {
  type StartOutboundChatContact,
  startOutboundChatContact,
} from './actions/start-outbound-chat-contact.ts';
import { type StartVoiceIdStream, startVoiceIdStream } from './actions/start-voice-id-stream.ts';
import { type TagContact, tagContact } from './actions/tag-contact.ts';
import { type TransferContactToAgent, transferContactToAgent } from './actions/transfer-contact-to-agent.ts';
import { type TransferContactToQueue, transferContactToQueue } from './actions/transfer-contact-to-queue.ts';
import {
  type TransferParticipantToThirdParty,
  transferParticipantToThirdParty,
} from './actions/transfer-participant-to-third-party.ts';
import { type TransferToFlow, transferToFlow } from './actions/transfer-to-flow.ts';
import { type UntagContact, untagContact } from './actions/untag-contact.ts';
import { type UpdateCase, updateCase } from './actions/update-case.ts';
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
import {
  type UpdateContactMediaProcessing,
  updateContactMediaProcessing,
} from './actions/update-contact-media-processing.ts';
import {
  type UpdateContactMediaStreamingBehavior,
  updateContactMediaStreamingBehavior,
} from './actions/update-contact-media-streaming-behavior.ts';
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
import {
  type UpdateContactRoutingCriteria,
  updateContactRoutingCriteria,
} from './actions/update-contact-routing-criteria.ts';
import {
  type UpdateContactTargetQueue,
  updateContactTargetQueue,
} from './actions/update-contact-target-queue.ts';
import {
  type UpdateContactTextToSpeechVoice,
  updateContactTextToSpeechVoice,
} from './actions/update-contact-text-to-speech-voice.ts';
import { type UpdateCustomerProfile, updateCustomerProfile } from './actions/update-customer-profile.ts';
import { type UpdateFlowAttributes, updateFlowAttributes } from './actions/update-flow-attributes.ts';
import {
  type UpdateFlowLoggingBehavior,
  updateFlowLoggingBehavior,
} from './actions/update-flow-logging-behavior.ts';
import {
  type UpdatePreviousContactParticipantState,
  updatePreviousContactParticipantState,
} from './actions/update-previous-contact-participant-state.ts';
import { type UpdateRoutingCriteria, updateRoutingCriteria } from './actions/update-routing-criteria.ts';
import { type UpsertDataTableValues, upsertDataTableValues } from './actions/upsert-data-table-values.ts';
import { type Wait, wait } from './actions/wait.ts';

/** The typed form of each action, by type. */
export interface Surfaces<S extends string> {
  AssociateContactToCustomerProfile: AssociateContactToCustomerProfile<S>;
  AuthenticateParticipant: AuthenticateParticipant<S>;
  CheckHoursOfOperation: CheckHoursOfOperation<S>;
  CheckMetricData: CheckMetricData<S>;
  CheckOutboundCallStatus: CheckOutboundCallStatus<S>;
  CheckSegmentMembership: CheckSegmentMembership<S>;
  CheckVoiceId: CheckVoiceId<S>;
  Compare: Compare<S>;
  CompleteOutboundCall: CompleteOutboundCall<S>;
  ConnectParticipantWithAgenticCX: ConnectParticipantWithAgenticCX<S>;
  ConnectParticipantWithLexBot: ConnectParticipantWithLexBot<S>;
  CreateCallbackContact: CreateCallbackContact<S>;
  CreateCase: CreateCase<S>;
  CreateCustomerProfile: CreateCustomerProfile<S>;
  CreatePersistentContactAssociation: CreatePersistentContactAssociation<S>;
  CreateTask: CreateTask<S>;
  CreateWisdomSession: CreateWisdomSession<S>;
  DequeueContactAndTransferToQueue: DequeueContactAndTransferToQueue<S>;
  DisconnectParticipant: DisconnectParticipant;
  DistributeByPercentage: DistributeByPercentage<S>;
  EndFlowExecution: EndFlowExecution;
  EndFlowModuleExecution: EndFlowModuleExecution;
  EvaluateDataTableValues: EvaluateDataTableValues<S>;
  GetCalculatedAttributesForCustomerProfile: GetCalculatedAttributesForCustomerProfile<S>;
  GetCase: GetCase<S>;
  GetCustomerProfile: GetCustomerProfile<S>;
  GetCustomerProfileObject: GetCustomerProfileObject<S>;
  GetMetricData: GetMetricData<S>;
  GetParticipantInput: GetParticipantInput<S>;
  InvokeFlowModule: InvokeFlowModule<S>;
  InvokeLambdaFunction: InvokeLambdaFunction<S>;
  ListDataTableValues: ListDataTableValues<S>;
  LoadContactContent: LoadContactContent<S>;
  Loop: Loop<S>;
  MessageParticipant: MessageParticipant<S>;
  MessageParticipantIteratively: MessageParticipantIteratively<S>;
  ResumeContact: ResumeContact<S>;
  RouteContactToAgent: RouteContactToAgent<S>;
  ShowView: ShowView<S>;
  StartOutboundChatContact: StartOutboundChatContact<S>;
  StartVoiceIdStream: StartVoiceIdStream<S>;
  TagContact: TagContact<S>;
  TransferContactToAgent: TransferContactToAgent<S>;
  TransferContactToQueue: TransferContactToQueue<S>;
  TransferParticipantToThirdParty: TransferParticipantToThirdParty<S>;
  TransferToFlow: TransferToFlow<S>;
  UntagContact: UntagContact<S>;
  UpdateCase: UpdateCase<S>;
  UpdateContactAttributes: UpdateContactAttributes<S>;
  UpdateContactCallbackNumber: UpdateContactCallbackNumber<S>;
  UpdateContactData: UpdateContactData<S>;
  UpdateContactEventHooks: UpdateContactEventHooks<S>;
  UpdateContactMediaProcessing: UpdateContactMediaProcessing<S>;
  UpdateContactMediaStreamingBehavior: UpdateContactMediaStreamingBehavior<S>;
  UpdateContactRecordingAndAnalyticsBehavior: UpdateContactRecordingAndAnalyticsBehavior<S>;
  UpdateContactRecordingBehavior: UpdateContactRecordingBehavior<S>;
  UpdateContactRoutingBehavior: UpdateContactRoutingBehavior<S>;
  UpdateContactRoutingCriteria: UpdateContactRoutingCriteria<S>;
  UpdateContactTargetQueue: UpdateContactTargetQueue<S>;
  UpdateContactTextToSpeechVoice: UpdateContactTextToSpeechVoice<S>;
  UpdateCustomerProfile: UpdateCustomerProfile<S>;
  UpdateFlowAttributes: UpdateFlowAttributes<S>;
  UpdateFlowLoggingBehavior: UpdateFlowLoggingBehavior<S>;
  UpdatePreviousContactParticipantState: UpdatePreviousContactParticipantState<S>;
  UpdateRoutingCriteria: UpdateRoutingCriteria<S>;
  UpsertDataTableValues: UpsertDataTableValues<S>;
  Wait: Wait<S>;
}

/** The actions with what each typed form becomes. */
export const typedActions = {
  AssociateContactToCustomerProfile: associateContactToCustomerProfile,
  AuthenticateParticipant: authenticateParticipant,
  CheckHoursOfOperation: checkHoursOfOperation,
  CheckMetricData: checkMetricData,
  CheckOutboundCallStatus: checkOutboundCallStatus,
  CheckSegmentMembership: checkSegmentMembership,
  CheckVoiceId: checkVoiceId,
  Compare: compare,
  CompleteOutboundCall: completeOutboundCall,
  ConnectParticipantWithAgenticCX: connectParticipantWithAgenticCX,
  ConnectParticipantWithLexBot: connectParticipantWithLexBot,
  CreateCallbackContact: createCallbackContact,
  CreateCase: createCase,
  CreateCustomerProfile: createCustomerProfile,
  CreatePersistentContactAssociation: createPersistentContactAssociation,
  CreateTask: createTask,
  CreateWisdomSession: createWisdomSession,
  DequeueContactAndTransferToQueue: dequeueContactAndTransferToQueue,
  DisconnectParticipant: disconnectParticipant,
  DistributeByPercentage: distributeByPercentage,
  EndFlowExecution: endFlowExecution,
  EndFlowModuleExecution: endFlowModuleExecution,
  EvaluateDataTableValues: evaluateDataTableValues,
  GetCalculatedAttributesForCustomerProfile: getCalculatedAttributesForCustomerProfile,
  GetCase: getCase,
  GetCustomerProfile: getCustomerProfile,
  GetCustomerProfileObject: getCustomerProfileObject,
  GetMetricData: getMetricData,
  GetParticipantInput: getParticipantInput,
  InvokeFlowModule: invokeFlowModule,
  InvokeLambdaFunction: invokeLambdaFunction,
  ListDataTableValues: listDataTableValues,
  LoadContactContent: loadContactContent,
  Loop: loop,
  MessageParticipant: messageParticipant,
  MessageParticipantIteratively: messageParticipantIteratively,
  ResumeContact: resumeContact,
  RouteContactToAgent: routeContactToAgent,
  ShowView: showView,
  StartOutboundChatContact: startOutboundChatContact,
  StartVoiceIdStream: startVoiceIdStream,
  TagContact: tagContact,
  TransferContactToAgent: transferContactToAgent,
  TransferContactToQueue: transferContactToQueue,
  TransferParticipantToThirdParty: transferParticipantToThirdParty,
  TransferToFlow: transferToFlow,
  UntagContact: untagContact,
  UpdateCase: updateCase,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactCallbackNumber: updateContactCallbackNumber,
  UpdateContactData: updateContactData,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactMediaProcessing: updateContactMediaProcessing,
  UpdateContactMediaStreamingBehavior: updateContactMediaStreamingBehavior,
  UpdateContactRecordingAndAnalyticsBehavior: updateContactRecordingAndAnalyticsBehavior,
  UpdateContactRecordingBehavior: updateContactRecordingBehavior,
  UpdateContactRoutingBehavior: updateContactRoutingBehavior,
  UpdateContactRoutingCriteria: updateContactRoutingCriteria,
  UpdateContactTargetQueue: updateContactTargetQueue,
  UpdateContactTextToSpeechVoice: updateContactTextToSpeechVoice,
  UpdateCustomerProfile: updateCustomerProfile,
  UpdateFlowAttributes: updateFlowAttributes,
  UpdateFlowLoggingBehavior: updateFlowLoggingBehavior,
  UpdatePreviousContactParticipantState: updatePreviousContactParticipantState,
  UpdateRoutingCriteria: updateRoutingCriteria,
  UpsertDataTableValues: upsertDataTableValues,
  Wait: wait,
} satisfies { [T in keyof Surfaces<string>]: ActionSpec };

/** Every action type of the language: those above, and those known from documents and exports only. */
/** Every action type of the language. */
export const allActions: readonly ActionSpec[] = Object.values<ActionSpec>(typedActions);

const specs: ReadonlyMap<string, ActionSpec> = new Map(allActions.map((spec) => [spec.type, spec]));

/** What the language knows about a type, or undefined for a type that does not exist. */
export const specOf = (type: string): ActionSpec | undefined => specs.get(type);
