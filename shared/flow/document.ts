/** Amazon Connect flow JSON, as the service reads and the console exports it. Source: Developer Guide, flow-language. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A value as text. An object of somebody's JSON may say `toString: 1`, so it is never asked to turn itself into text. */
export const plainText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '' : String(value);

/** The only version of the language that the service accepts. */
export const FLOW_LANGUAGE_VERSION = '2019-10-30';

export interface FlowDocument {
  readonly Version: string;
  readonly StartAction: string;
  /** Free-form for the service; the designer keeps layout and labels here. */
  readonly Metadata?: JsonObject;
  /** Modules only. */
  readonly Settings?: JsonObject;
  readonly Actions: readonly FlowAction[];
}

export interface FlowAction {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters?: JsonObject;
  readonly Transitions?: Transitions;
}

export interface Transitions {
  readonly NextAction?: string;
  readonly Errors?: readonly { readonly ErrorType: string; readonly NextAction: string }[];
  readonly Conditions?: readonly {
    readonly NextAction: string;
    readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] };
  }[];
}

/** What every module carries. Observed: content without `Settings` is refused ("missing or null … settings"). */
export const emptySettings: JsonObject = { InputParameters: [], OutputParameters: [], Transitions: [] };

/** Limits of the language. Source: Developer Guide and API Reference, CreateContactFlow. */
export const limits = {
  /** Characters of `Content`. */
  contentCharacters: 256_000,
  actions: 250,
  identifierCharacters: 50,
  /** Characters of a spoken prompt, mark-up included. Source: Administrator Guide, Play prompt. */
  promptCharacters: 6_000,
  /** UTF-8 bytes of all contact attributes together; the same for flow attributes. */
  attributeBytes: 32_768,
  /** UTF-8 bytes of a function's answer. */
  functionResponseBytes: 32_768,
  /** Seconds of one synchronous function call. */
  functionSeconds: 8,
  /** Seconds of consecutive function calls without a prompt between them. */
  functionChainSeconds: 20,
  /** Calls of one function step, the first included, when it is throttled or answers with a 5xx. */
  functionAttempts: 3,
  moduleNesting: 5,
  waitSeconds: 604_800,
  touchToneBufferKeys: 30,
} as const;
