import type { JsonObject } from './document.ts';
import type { Channel, FlowKind, Operator, Step } from './flow.ts';
import type { ParameterGroup } from './parameter-groups.ts';
import type { ReferenceKind } from './references.ts';

/** How a parameter may be written. Source: Developer Guide, flow-language-actions-parameter-restrictions. */
export type ParameterMode =
  /** No JSONPath. */
  | 'static'
  /** Fully static or exactly one JSONPath as the whole value. */
  | 'single'
  /** Static, one JSONPath, or text with JSONPaths inside. */
  | 'any'
  /** Exactly one JSONPath. */
  | 'dynamicOnly'
  /** The page does not say. */
  | 'unstated';

export interface ParameterSpec {
  readonly required?: boolean;
  readonly mode: ParameterMode;
  /** Values allowed; of a list, the entries allowed. */
  readonly enum?: readonly string[];
  /** The value is a list of texts. */
  readonly list?: true;
  /** Inclusive range of a number (written as a string on the wire). */
  readonly range?: readonly [minimum: number, maximum: number];
  /** Members of an object parameter. */
  readonly properties?: Readonly<Record<string, ParameterSpec>>;
  /** Members of each object of a list parameter. */
  readonly items?: Readonly<Record<string, ParameterSpec>>;
  /** The value is a map with free keys. */
  readonly map?: boolean;
  /** Of a map: the keys that the documentation names, the only ones that people write. */
  readonly known?: Readonly<Record<string, ParameterSpec>>;
  /** Kind of resource that it names. */
  readonly reference?: ReferenceKind;
  /** A JSON number, truth value or object with members of its own, where all others are texts. */
  readonly native?: 'number' | 'boolean' | 'object';
  /** Sources disagree on the shape: any is read, the one described here is written. */
  readonly anyShape?: true;
  /** Documentation does not show it; exports do. */
  readonly undocumented?: boolean;
}

/**
 * What `NextAction` means for an action.
 * `success`: the way on. `mirror`: a copy of another branch, never taken by itself (the console writes it so; some
 * deployed flows leave it out, and the service accepts that).
 * `optional`: may be absent. `none`: the action ends the flow.
 */
export type NextRole = 'success' | 'mirror' | 'optional' | 'none';

export interface ErrorRules {
  /** The service refuses the action without them. */
  readonly required: readonly string[];
  /** Allowed, not required. Any error type in neither list is refused. */
  readonly optional: readonly string[];
}

export interface ConditionRules {
  readonly operators: readonly Operator[];
  /** The only operands the action can produce, where the list is closed. */
  readonly operands?: readonly string[];
  /** Every operand of the closed list must have a branch. */
  readonly exhaustive?: boolean;
}

/** How sure a fact is: AWS documentation, published probes of the live service, real exports, or neither. */
export type Evidence = 'documented' | 'live' | 'corpus' | 'unverified';

/** Everything the language knows about one action type; verifier, simulator, documents and JSON Schema read it. */
export interface ActionSpec<K extends FlowKind = FlowKind> {
  readonly type: string;
  /** The designer's name for it. */
  readonly block: string;
  readonly category: 'participant' | 'contact' | 'flowControl' | 'interaction';
  readonly source: string;
  readonly evidence: Evidence;
  /** Kinds of flow that may hold it. A module may hold whatever a CONTACT_FLOW may. */
  readonly flowKinds: readonly K[];
  readonly channels: readonly Channel[];
  readonly next: NextRole;
  /** For an action of which only some forms mirror `NextAction`: whether this one does. */
  readonly mirrorsNext?: (parameters: JsonObject) => boolean;
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  /** Parameters were not found anywhere: unknown ones are no mistake. */
  readonly openParameters?: true;
  /** Depends on the parameters for a few actions. */
  readonly errors: (parameters: JsonObject) => ErrorRules;
  readonly conditions: (parameters: JsonObject) => ConditionRules | undefined;
  readonly groups?: readonly ParameterGroup[];
  /** What the tables above cannot say: sentences, each a reason to refuse. */
  readonly check?: (parameters: JsonObject) => readonly string[];
  /** What a reader of the documents should know beside the tables. */
  readonly notes?: readonly string[];
}

/** A specification together with the typed form that people write and its lowering to the normal form. */
export interface ActionDefinition<K extends FlowKind, Surface> extends ActionSpec<K> {
  /**
   * From what people write to one step, or to several when one meaning needs several blocks.
   * The first has the name of the step itself, the others `<name>-<suffix>`.
   */
  readonly lower: (surface: Surface, name: string) => Lowered;
}

export type Lowered = Step | { readonly step: Step; readonly extra: Readonly<Record<string, Step>> };

/** Keeps the literal flow kinds, which is what makes "not allowed in this kind of flow" a compile error. */
export function defineAction<const K extends FlowKind, Surface>(
  definition: ActionDefinition<K, Surface>,
): ActionDefinition<K, Surface> {
  return Object.freeze(definition);
}

/** Every kind in which a contact runs. No page lists the blocks of a campaign flow. */
export const everyKind = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
] as const satisfies readonly FlowKind[];

export const everyChannel = ['VOICE', 'CHAT', 'TASK', 'EMAIL'] as const satisfies readonly Channel[];

/** The same errors whatever the parameters are. Their names stay in the type: typed forms are made of them. */
export function always<const R extends string = never, const O extends string = never>({
  required = [],
  optional = [],
}: {
  readonly required?: readonly R[];
  readonly optional?: readonly O[];
}): () => { readonly required: readonly NoInfer<R>[]; readonly optional: readonly NoInfer<O>[] } {
  const rules = { required, optional };
  return () => rules;
}

/** Every answer that an action can give, each compared for equality. */
export function answers<const O extends string>(
  ...operands: readonly O[]
): () => { readonly operators: readonly ['Equals']; readonly operands: readonly NoInfer<O>[] } {
  const rules = { operators: ['Equals'], operands } as const;
  return () => rules;
}

export const noConditions = (): undefined => undefined;
