import type { Json, JsonObject } from '../flow/document.ts';
import { nestingProblem } from '../flow/nesting.ts';
import {
  at,
  eventTypes,
  isObject,
  type Observation,
  type TestAction,
  type TestCase,
  testActionTypes,
  textAt,
} from './test-case.ts';

/** What stands in a file: the content alone, or the whole of a stored test case. */
export interface ReadTestCase {
  readonly name: string;
  /** ARN or id of the flow that the call enters, where the file says. */
  readonly flow?: string;
  /** Absent: a voice call. */
  readonly channel?: 'CHAT';
  readonly from?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: TestCase;
}

/** Not a test case: every problem at once. */
export class TestCaseError extends Error {
  override readonly name = 'TestCaseError';
  constructor(problems: readonly string[]) {
    super(`Not a test case: ${problems.join('; ')}`);
  }
}

/** Reads a test case as the service stores it or as its content alone. Throws `TestCaseError`. */
export function readTestCase(json: unknown): ReadTestCase {
  if (!isObject(json)) throw new TestCaseError(['expected an object']);
  shallow(json);
  const wrapped = Object.hasOwn(json, 'Content');
  const content = readContent(wrapped ? parsed(json.Content) : json);
  const entry = wrapped ? json.EntryPoint : undefined;
  const type = textAt(entry, 'Type');
  if (!['', 'VOICE_CALL', 'CHAT'].includes(type))
    throw new TestCaseError([`/EntryPoint/Type is none of VOICE_CALL, CHAT`]);
  const isChat = type === 'CHAT';
  if (isChat && content.Observations.some(pressesKeys))
    throw new TestCaseError([
      '/EntryPoint is a chat, which has no keys: write Utterance instead of DtmfInput',
    ]);
  const voice = at(entry, isChat ? 'ChatEntryPointParameters' : 'VoiceCallEntryPointParameters');
  const flow = textAt(voice, 'FlowId');
  const from = textAt(voice, 'SourcePhoneNumber');
  return {
    name: textAt(json, 'Name') || textAt(content.Metadata, 'name'),
    ...(flow !== '' && { flow }),
    ...(isChat && { channel: 'CHAT' }),
    ...(from !== '' && { from }),
    attributes: textsOf(at(parsed(json.InitializationData), 'Attributes')),
    content,
  };
}

/** Observed: the service refuses keys under a chat. */
const pressesKeys = ({ Actions }: Observation): boolean =>
  Actions.some(({ Parameters }) => textAt(Parameters, 'Instruction', 'Type') === 'DtmfInput');

/** The API takes JSON as text. */
function parsed(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value;
  try {
    // JSON.parse gives JSON.
    return shallow(JSON.parse(value) as Json);
  } catch (error) {
    if (error instanceof TestCaseError) throw error;
    throw new TestCaseError(['a part that should be JSON in a text is none']);
  }
}

function shallow(value: Json): Json {
  if (nestingProblem(value)) throw new TestCaseError(['nested too deep']);
  return value;
}

const textsOf = (value: Json | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([key, one]) =>
      typeof one === 'string' ? [[key, one]] : [],
    ),
  );

function readContent(json: Json | undefined): TestCase {
  const problems: string[] = [];
  const list = at(json, 'Observations');
  if (textAt(json, 'Version') !== '2019-10-30') problems.push('/Version is not "2019-10-30"');
  if (!Array.isArray(list) || list.length === 0) problems.push('/Observations is no list with entries');
  const observations = (Array.isArray(list) ? list : []).flatMap((one: Json, index) =>
    readObservation(one, `/Observations/${index}`, problems),
  );
  const ids = new Set(observations.map((one) => one.Identifier));
  for (const one of observations) {
    for (const next of one.Transitions.NextObservations)
      if (!ids.has(next)) problems.push(`${one.Identifier} leads to "${next}", which does not exist`);
  }
  if (ids.size !== observations.length) problems.push('an Identifier is used twice');
  if (problems.length > 0) throw new TestCaseError(problems);
  const metadata = at(json, 'Metadata');
  return { Version: '2019-10-30', Metadata: isObject(metadata) ? metadata : {}, Observations: observations };
}

function readObservation(json: Json, path: string, problems: string[]): Observation[] {
  const id = textAt(json, 'Identifier');
  const type = eventTypes.find((one) => one === textAt(json, 'Event', 'Type'));
  if (id === '') problems.push(`${path}/Identifier is missing`);
  if (!type) problems.push(`${path}/Event/Type is none of ${eventTypes.join(', ')}`);
  const actions = listAt(json, 'Actions').flatMap((one, index) =>
    readAction(one, `${path}/Actions/${index}`, problems),
  );
  if (id === '' || !type) return [];
  const next = at(json, 'Transitions', 'NextObservations');
  const properties = at(json, 'Event', 'Properties');
  return [
    {
      Identifier: id,
      Event: {
        Identifier: textAt(json, 'Event', 'Identifier'),
        Type: type,
        Actor: 'System',
        Properties: isObject(properties) ? properties : {},
      },
      Actions: inOrder(actions),
      Transitions: { NextObservations: (Array.isArray(next) ? next : []).map(String) },
    },
  ];
}

function readAction(json: Json, path: string, problems: string[]): TestAction[] {
  const type = testActionTypes.find((one) => one === textAt(json, 'Type'));
  if (!type) {
    problems.push(`${path}/Type is none of ${testActionTypes.join(', ')}`);
    return [];
  }
  const parameters = at(json, 'Parameters');
  const next = textAt(json, 'Transitions', 'NextAction');
  return [
    {
      Identifier: textAt(json, 'Identifier'),
      Type: type,
      Parameters: isObject(parameters) ? parameters : ({} as JsonObject),
      Transitions: next === '' ? {} : { NextAction: next },
    },
  ];
}

/** From the action that no other leads to, along `NextAction`; a list without these links stays as it is. */
function inOrder(actions: readonly TestAction[]): readonly TestAction[] {
  const targets = new Set(actions.flatMap((one) => one.Transitions.NextAction ?? []));
  const ordered: TestAction[] = [];
  let here = actions.find((one) => !targets.has(one.Identifier));
  while (here && !ordered.includes(here)) {
    ordered.push(here);
    const next: string | undefined = here.Transitions.NextAction;
    here = next === undefined ? undefined : actions.find((one) => one.Identifier === next);
  }
  return ordered.length === actions.length ? ordered : actions;
}

const listAt = (json: Json, name: string): readonly Json[] => {
  const list = at(json, name);
  return Array.isArray(list) ? list : [];
};
