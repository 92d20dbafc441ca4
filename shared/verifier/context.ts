import { compile } from '../flow/compile.ts';
import type { Flow, FlowKind } from '../flow/flow.ts';
import { type FlowGraph, graphOf } from '../flow/graph.ts';
import type { FlowSet } from './flow-set.ts';
import type { Policy } from './policy.ts';
import type { Context, FlowSource } from './rule.ts';
import { type Structure, structureOf } from './structure.ts';

/** A flow under judgement. What only some rules need is made when the first of them asks. */
export class FlowContext implements Context {
  readonly file: string;
  readonly name: string;
  readonly flow: Flow;
  readonly kind: FlowKind | undefined;
  readonly set: FlowSet;
  readonly policy: Policy | undefined;
  readonly #document: unknown;
  #graph: FlowGraph | undefined;
  #structure: Structure | undefined;
  #characters: number | undefined;
  readonly #found = new Map<unknown, unknown>();

  constructor(source: FlowSource, flow: Flow, house: { set: FlowSet; policy: Policy | undefined }) {
    this.file = source.file;
    this.name = flow.name === '' ? source.file : flow.name;
    this.flow = flow;
    this.kind = source.kind ?? flow.kind;
    this.set = house.set;
    this.policy = house.policy;
    this.#document = source.flow ? undefined : source.document;
  }

  get graph(): FlowGraph {
    this.#graph ??= graphOf(this.flow);
    return this.#graph;
  }

  get structure(): Structure {
    this.#structure ??= structureOf(this.flow);
    return this.#structure;
  }

  get characters(): number {
    this.#characters ??= JSON.stringify(this.#document ?? compile(this.flow)).length;
    return this.#characters;
  }

  once<T>(find: (context: Context) => T): T {
    // What stands there was returned by this very function.
    const before = this.#found.get(find) as T | undefined;
    if (before !== undefined) return before;
    const found = find(this);
    this.#found.set(find, found);
    return found;
  }
}
