import type { Json, JsonObject } from '../flow/document.ts';

/**
 * Amazon Connect's own language for test cases, as the service takes it.
 * Source: Developer Guide, testing-language; where published probes of the service say otherwise (2026-09), they win:
 * `Utterance` has `Value`, `Assert` has no `Exists`, `Usage` is left out, the last action has `Transitions: {}`.
 */
export interface TestCase {
  readonly Version: '2019-10-30';
  readonly Metadata: JsonObject;
  readonly Observations: readonly Observation[];
}

export interface Observation {
  readonly Identifier: string;
  readonly Event: ObservedEvent;
  readonly Actions: readonly TestAction[];
  readonly Transitions: { readonly NextObservations: readonly string[] };
}

export interface ObservedEvent {
  /** Needed, or the console does not show the observation. Observed: field reports. */
  readonly Identifier: string;
  readonly Type: EventType;
  readonly Actor: 'System';
  readonly Properties: JsonObject;
}

export const eventTypes = [
  'TestInitiated',
  'TestCompleted',
  'MessageReceived',
  'FlowActionStarted',
  'FlowActionCompleted',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface TestAction {
  readonly Identifier: string;
  readonly Type: TestActionType;
  readonly Parameters: JsonObject;
  readonly Transitions: { readonly NextAction?: string };
}

export const testActionTypes = [
  'SendInstruction',
  'Assert',
  'OverrideSystemBehavior',
  'TestControl',
] as const;
export type TestActionType = (typeof testActionTypes)[number];

/** A stored test case: the content and what the API and CloudFormation take beside it. */
export interface StoredTestCase {
  readonly Name: string;
  readonly EntryPoint: EntryPoint;
  /** Attributes that the contact starts with. Observed: the only shape that the service read back. */
  readonly InitializationData?: {
    readonly Attributes: Readonly<Record<string, string>>;
    readonly SegmentAttributes: JsonObject;
  };
  readonly Content: TestCase;
}

/** `FlowId` or the number dialled, not both. Observed: the service refuses both together. */
export type EntryPoint =
  | {
      readonly Type: 'VOICE_CALL';
      readonly VoiceCallEntryPointParameters: {
        readonly SourcePhoneNumber?: string;
        readonly DestinationPhoneNumber?: string;
        readonly FlowId?: string;
      };
    }
  | { readonly Type: 'CHAT'; readonly ChatEntryPointParameters: { readonly FlowId: string } };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member along a path of names; undefined where something else stands. */
export function at(value: Json | undefined, ...names: readonly string[]): Json | undefined {
  let here: Json | undefined = value;
  for (const name of names) here = isObject(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  return here;
}

export const textAt = (value: Json | undefined, ...names: readonly string[]): string => {
  const found = at(value, ...names);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
};
