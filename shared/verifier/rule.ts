import type { Flow, FlowKind } from '../flow/flow.ts';
import type { FlowGraph } from '../flow/graph.ts';
import type { Level } from './finding.ts';
import type { FlowSet } from './flow-set.ts';
import type { Policy } from './policy.ts';
import type { Structure } from './structure.ts';

/** One flow to verify: already parsed, or any JSON. */
export interface FlowSource {
  readonly file: string;
  readonly flow?: Flow;
  readonly document?: unknown;
  /** The file could not even be read as JSON; the sentence goes on after its name. */
  readonly unreadableBecause?: string;
  /** Where the flow runs, when neither the flow nor its document says. */
  readonly kind?: FlowKind;
}

/** What a rule sees: one flow, and the set it belongs to. */
export interface Context {
  readonly file: string;
  /** Name, or file when it has none. */
  readonly name: string;
  readonly flow: Flow;
  /** Undefined when nobody says: rules about kinds then stay silent. */
  readonly kind: FlowKind | undefined;
  readonly graph: FlowGraph;
  /** The same, numbered: for what must be fast. */
  readonly structure: Structure;
  /** Characters of the content as it would be sent to the service. */
  readonly characters: number;
  readonly set: FlowSet;
  readonly policy: Policy | undefined;
  /** What a function finds in this flow: asked at most once, however many rules want it. */
  readonly once: <T>(find: (context: Context) => T) => T;
}

/** What a rule found. The rule gives level and reason unless the problem has its own. */
export interface Problem {
  readonly step?: string;
  readonly message: string;
  readonly fix: string;
  readonly level?: Level;
  /** For rules over the whole set: the place that is no flow. */
  readonly file?: string;
}

/** The smallest input that shows a rule: document and fixture in one. */
export interface Example {
  readonly sources: readonly FlowSource[];
  readonly policy?: Policy;
}

/** One demand on flows. Copy the smallest file in rules/ to add one, and add it to rules.ts. */
export interface Rule {
  readonly id: string;
  /** Level of its findings, unless a problem says otherwise. */
  readonly level: Level;
  /** Half a line for the table. */
  readonly what: string;
  /** One paragraph: what happens to a caller or a deployment when the rule is broken. */
  readonly why: string;
  /** URL of the documentation, or where it was observed. */
  readonly source: string;
  readonly wrong: Example;
  readonly right: Example;
  /** A flow without any of these action types breaks no such demand, and is not asked about it; absent: any flow may. */
  readonly actions?: readonly string[];
  readonly check: (context: Context) => Iterable<Problem>;
  /** For demands that no single flow breaks; runs once. */
  readonly checkSet?: (set: FlowSet, policy: Policy | undefined) => Iterable<Problem>;
}
