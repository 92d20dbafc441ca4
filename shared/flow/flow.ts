import type { JsonObject } from './document.ts';

/** Where a flow runs. Source: API Reference CreateContactFlow `Type`; `MODULE` is our word for a flow module. */
export const flowKinds = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
  'CAMPAIGN',
  'MODULE',
] as const;
export type FlowKind = (typeof flowKinds)[number];

export const channels = ['VOICE', 'CHAT', 'TASK', 'EMAIL'] as const;
export type Channel = (typeof channels)[number];

/** A flow in its one normal form: what `defineFlow` makes, `parse` reads and `compile` writes. Frozen. */
export interface Flow {
  readonly name: string;
  /** Undefined when an imported document does not say. */
  readonly kind: FlowKind | undefined;
  readonly description?: string;
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  /** Everything else of the designer's metadata, kept as it is. */
  readonly metadata: JsonObject;
  /** Module settings, kept as they are. */
  readonly settings?: JsonObject;
}

/** One block. `parameters` are the wire's own, with symbolic references in place of ARNs (see references.ts). */
export interface Step {
  readonly type: string;
  readonly parameters: JsonObject;
  /** `NextAction`; for branching actions the console mirrors one branch here (see `NextRole`). */
  readonly next?: string;
  /** Error type → step, in the order of the document. */
  readonly errors: Readonly<Record<string, string>>;
  /** First match wins. */
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: Operator | (string & {});
  readonly operands: readonly string[];
  readonly next: string;
}

export const operators = [
  'Equals',
  'TextStartsWith',
  'TextEndsWith',
  'TextContains',
  'NumberGreaterThan',
  'NumberGreaterOrEqualTo',
  'NumberLessThan',
  'NumberLessOrEqualTo',
] as const;
export type Operator = (typeof operators)[number];
