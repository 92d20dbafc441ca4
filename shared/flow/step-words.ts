import { specOf } from './actions.ts';
import { type Json, type JsonObject, plainText } from './document.ts';
import type { Step } from './flow.ts';
import { pathsIn } from './paths.ts';
import { readReference } from './references.ts';

/** A resource in a reader's words: the name of a reference, of a function, or the last part of an ARN. */
export type NameOf = (resource: string) => string;

export const plainName: NameOf = (resource) => {
  const reference = readReference(resource);
  if (reference) return reference.name;
  const lambda = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)/.exec(resource)?.[1];
  return lambda ?? (resource.startsWith('arn:') ? (resource.split('/').at(-1) ?? resource) : resource);
};

/** Ids that the console makes up say nothing to a reader. */
export const isMadeUpId = (id: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{20,}$/i.test(id);

/** The title of a step: its own name, or that of its block when the console made the id up. */
export const titleOf = (id: string, step: Step): string => (isMadeUpId(id) ? blockOf(step) : id);

/** The designer's name of the block; one action may stand for several blocks: then the first. */
const blockOf = ({ type }: Step): string => specOf(type)?.block.split(',')[0] ?? type;

/** What is said at a step, without mark-up; a recorded prompt by its name; undefined where nothing is said. */
export function speechOf(step: Step, nameOf: NameOf = plainName): string | undefined {
  const { Text, SSML, PromptId, Media } = step.parameters;
  const text = textOf(Text);
  // A Text that is wrapped in <speak> is mark-up, too; in any other a `<` is heard.
  const markup = textOf(SSML) ?? (text?.trimStart().startsWith('<speak') ? text : undefined);
  const spoken = markup?.replace(/<[^<>]*>/g, ' ') ?? text;
  if (spoken !== undefined) return spoken.replace(/\s+/g, ' ').trim();
  const recorded = textOf(PromptId) ?? textOf(isMap(Media) ? Media.Uri : undefined);
  return recorded === undefined ? undefined : `recording ${nameOf(recorded)}`;
}

/** What a step does, as a phrase without a subject: `says “Welcome.”`, `calls the function book`. */
export function wordsOf(step: Step, nameOf: NameOf = plainName): string {
  const phrase = Object.hasOwn(phrases, step.type) ? phrases[step.type] : undefined;
  const said = speechOf(step, nameOf);
  if (phrase) return phrase({ said, nameOf, p: (key) => nameIn(step.parameters, key, nameOf) });
  const block = blockOf(step);
  return said === undefined ? block : `${block}: “${said}”`;
}

/** The same as the rest of a sentence that begins with "it": words that are a question or a name get their verb. */
export function deedOf(step: Step, nameOf: NameOf = plainName): string {
  const words = wordsOf(step, nameOf);
  const verb = Object.hasOwn(verbs, step.type) ? verbs[step.type] : undefined;
  if (verb) return verb(words.replace(/\?(?= |$)/, ''));
  return Object.hasOwn(phrases, step.type) ? words : `is the block ${words}`;
}

const verbs: Readonly<Record<string, (words: string) => string>> = {
  Compare: (words) => `looks at ${words}`,
  CheckMetricData: (words) => `looks at ${words}`,
  CheckHoursOfOperation: (words) => `asks whether it is ${words.replace(/^open (.+)/s, 'open ($1)')}`,
  Loop: (words) => `goes round ${words}`,
  UpdateFlowLoggingBehavior: (words) => `sets ${words}`,
};

interface Told {
  readonly said: string | undefined;
  readonly nameOf: NameOf;
  /** A parameter in words; empty when it is not there. */
  readonly p: (key: string) => string;
}

const quoted = (said: string | undefined): string => (said === undefined || said === '' ? '' : ` “${said}”`);
/** `to the queue billing`, or only the second form when no name is there. */
const named = (words: string, name: string, otherwise: string): string =>
  name === '' ? otherwise : `${words} ${name}`;

const phrases: Readonly<Record<string, (told: Told) => string>> = {
  MessageParticipant: ({ said }) => `says${quoted(said)}`,
  MessageParticipantIteratively: () => 'plays prompts in a loop',
  GetParticipantInput: ({ said, p }) =>
    p('EnableDTMFBuffer') !== ''
      ? `${p('EnableDTMFBuffer') === 'true' ? 'keeps' : 'forgets'} keys pressed ahead`
      : `asks${quoted(said)}`,
  ConnectParticipantWithLexBot: ({ said }) => `asks a bot${quoted(said)}`,
  ShowView: ({ p }) => named('shows the view', p('ViewResource.Id'), 'shows a view'),
  InvokeLambdaFunction: ({ p }) => named('calls the function', p('LambdaFunctionARN'), 'calls a function'),
  InvokeFlowModule: ({ p }) => named('runs the module', p('FlowModuleId'), 'runs a module'),
  TransferToFlow: ({ p }) => named('goes on in the flow', p('ContactFlowId'), 'goes on in another flow'),
  TransferContactToQueue: ({ p }) => named('puts into the queue', p('QueueId'), 'puts into the queue'),
  DequeueContactAndTransferToQueue: ({ p }) =>
    named('moves to the queue', p('QueueId'), 'moves to another queue'),
  TransferContactToAgent: ({ p }) => named('hands over to the agent', p('AgentId'), 'hands over to an agent'),
  TransferParticipantToThirdParty: ({ p }) => `connects to ${p('ThirdPartyPhoneNumber')}`,
  CreateCallbackContact: ({ p }) => named('promises a callback from', p('QueueId'), 'promises a callback'),
  UpdateContactTargetQueue: ({ p }) =>
    named('chooses the queue', p('QueueId') || p('AgentId'), 'chooses a queue'),
  UpdateContactAttributes: ({ p }) => `notes ${p('Attributes')}`,
  UpdateFlowAttributes: ({ p }) => `notes ${p('FlowAttributes')} for this flow`,
  UpdateContactTextToSpeechVoice: ({ p }) => `speaks with the voice ${p('TextToSpeechVoice')}`,
  UpdateContactData: ({ p }) => named('sets the language', p('LanguageCode'), 'sets contact data'),
  UpdateFlowLoggingBehavior: ({ p }) => `logging ${p('FlowLoggingBehavior').toLowerCase()}`,
  UpdateContactRecordingBehavior: () => 'sets recording and analytics',
  UpdateContactRecordingAndAnalyticsBehavior: () => 'sets recording and analytics',
  UpdateContactEventHooks: ({ p }) => `hooks ${p('EventHooks')}`,
  CheckHoursOfOperation: ({ p }) => named('open?', p('HoursOfOperationId'), 'open?'),
  CheckMetricData: ({ p }) => `${p('MetricType')}?`,
  Compare: ({ p }) => `${p('ComparisonValue')}?`,
  DistributeByPercentage: () => 'splits by percentage',
  Loop: ({ p }) => `up to ${p('LoopCount')} times`,
  Wait: ({ p }) => `waits ${p('TimeLimitSeconds')} s`,
  DisconnectParticipant: () => 'ends the call',
  EndFlowExecution: () => 'ends the flow',
  EndFlowModuleExecution: () => 'returns from the module',
};

function nameIn(parameters: JsonObject, path: string, nameOf: NameOf): string {
  let value: Json | undefined = parameters;
  for (const key of path.split('.')) value = isMap(value) ? value[key] : undefined;
  if (value === undefined || value === null) return '';
  if (isMap(value)) return Object.keys(value).join(', ');
  const text = plainText(value);
  return pathsIn(text).length > 0 ? text : nameOf(text);
}

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const isMap = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
