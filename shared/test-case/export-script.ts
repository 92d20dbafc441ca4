import type { JsonObject } from '../flow/document.ts';
import type { CallScript, ScriptStep } from './call-script.ts';
import { overrideOf } from './stand-ins.ts';
import type {
  EntryPoint,
  EventType,
  Observation,
  StoredTestCase,
  TestAction,
  TestActionType,
} from './test-case.ts';

/** Writes a call script as a test case of Amazon Connect: one observation for each thing that happens, in a chain. */
export function exportScript(script: CallScript): StoredTestCase {
  const begun: Draft = { type: 'TestInitiated', properties: {}, actions: [] };
  for (const one of script.instead ?? [])
    begun.actions.push({ type: 'OverrideSystemBehavior', parameters: overrideOf(one) });
  const drafts = [begun];
  for (const step of script.steps) addStep(drafts, step);
  return {
    Name: script.name,
    EntryPoint: entryOf(script),
    ...(script.attributes && {
      InitializationData: { Attributes: script.attributes, SegmentAttributes: {} },
    }),
    Content: {
      Version: '2019-10-30',
      Metadata: { name: script.name },
      Observations: drafts.map((draft, index) => observation(draft, index, index === drafts.length - 1)),
    },
  };
}

function entryOf({ channel, flow, from }: CallScript): EntryPoint {
  if (channel === 'CHAT') return { Type: 'CHAT', ChatEntryPointParameters: { FlowId: flow } };
  const number = from !== undefined && { SourcePhoneNumber: from };
  return { Type: 'VOICE_CALL', VoiceCallEntryPointParameters: { FlowId: flow, ...number } };
}

interface Draft {
  readonly type: EventType;
  readonly properties: JsonObject;
  readonly actions: { readonly type: TestActionType; readonly parameters: JsonObject }[];
}

/** What happens opens an observation; what the caller does, and what is checked, belongs to the one before. */
function addStep(drafts: Draft[], step: ScriptStep): void {
  const event = eventOf(step);
  if (event) drafts.push({ ...event, actions: [] });
  else drafts.at(-1)?.actions.push(actionOf(step));
}

function eventOf(step: ScriptStep): Omit<Draft, 'actions'> | undefined {
  if ('hears' in step) return { type: 'MessageReceived', properties: containing({ Text: step.hears }) };
  if ('hearsPrompt' in step)
    return { type: 'MessageReceived', properties: containing({ PromptId: step.hearsPrompt }) };
  if ('functionStarts' in step) return flowAction('FlowActionStarted', 'function', step.functionStarts);
  if ('functionEnds' in step) return flowAction('FlowActionCompleted', 'function', step.functionEnds);
  if ('botStarts' in step) return flowAction('FlowActionStarted', 'bot', step.botStarts);
  if ('botEnds' in step) return flowAction('FlowActionCompleted', 'bot', step.botEnds);
  if ('hoursChecked' in step) return flowAction('FlowActionStarted', 'hours', step.hoursChecked);
  return 'queued' in step ? flowAction('FlowActionStarted', 'queue', step.queued) : undefined;
}

const containing = (what: JsonObject): JsonObject => ({ ...what, MatchingCriteria: { Type: 'Inclusion' } });

/** What a flow action is told by: its type and the parameter that names the resource. */
export const observable = {
  function: { type: 'InvokeLambdaFunction', key: 'LambdaFunctionARN' },
  hours: { type: 'CheckHoursOfOperation', key: 'HoursOfOperationId' },
  queue: { type: 'TransferContactToQueue', key: 'QueueId' },
  bot: { type: 'ConnectParticipantWithLexBot', key: 'LexV2Bot' },
} as const;

function flowAction(
  type: 'FlowActionStarted' | 'FlowActionCompleted',
  kind: keyof typeof observable,
  name: string,
): Omit<Draft, 'actions'> {
  const { type: ActionType, key } = observable[kind];
  const named = kind === 'bot' ? { AliasArn: name } : name;
  return { type, properties: { ActionType, ActionParameters: { [key]: named } } };
}

function actionOf(step: ScriptStep): Draft['actions'][number] {
  if ('presses' in step) return instruction({ Type: 'DtmfInput', Properties: { Value: step.presses } });
  if ('says' in step) {
    const language = step.language !== undefined && { LanguageCode: step.language };
    return instruction({ Type: 'Utterance', Properties: { Value: step.says, ...language } });
  }
  if ('hangsUp' in step) return instruction({ Type: 'Disconnect' });
  if ('holds' in step) {
    const { path, operator, operand } = step.holds;
    return { type: 'Assert', parameters: { Namespace: path, Operator: operator, Operand: operand } };
  }
  return { type: 'TestControl', parameters: { ActionType: 'TestControl', Command: { Type: 'EndTest' } } };
}

const instruction = (Instruction: JsonObject): Draft['actions'][number] => ({
  type: 'SendInstruction',
  parameters: { ActionType: 'SendInstruction', Actor: 'Customer', Instruction },
});

function observation(draft: Draft, index: number, last: boolean): Observation {
  const id = (place: number): string => `observation-${place + 1}`;
  const action = (place: number): string => `${id(index)}-action-${place + 1}`;
  return {
    Identifier: id(index),
    Event: {
      Identifier: `${id(index)}-event`,
      Type: draft.type,
      Actor: 'System',
      Properties: draft.properties,
    },
    Actions: draft.actions.map(
      ({ type, parameters }, place, all): TestAction => ({
        Identifier: action(place),
        Type: type,
        Parameters: parameters,
        Transitions: place === all.length - 1 ? {} : { NextAction: action(place + 1) },
      }),
    ),
    Transitions: { NextObservations: last ? [] : [id(index + 1)] },
  };
}
