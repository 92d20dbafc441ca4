import type { Change } from './change.ts';
import { diffFlows } from './diff-flows.ts';
import type { NamedFlow } from './named-flow.ts';
import { learnResources, type SameResource } from './resource-map.ts';

export interface FlowDifference {
  readonly flow: string;
  readonly state: 'same' | 'changed' | 'new' | 'gone';
  /** Where each side came from. */
  readonly before?: string;
  readonly after?: string;
  readonly changes: readonly Change[];
}

export interface Difference {
  /** True when nothing that a call can meet differs. */
  readonly same: boolean;
  readonly flows: readonly FlowDifference[];
  /** What had to be taken for the same thing to say so. */
  readonly resources: readonly SameResource[];
}

/** Two sets of flows. `given`: text on the old side → text on the new side that names the same thing. */
export interface Sets {
  readonly before: readonly NamedFlow[];
  readonly after: readonly NamedFlow[];
  readonly given?: ReadonlyMap<string, string>;
}

/** Compares flow by flow; flows are the same by name, else by where they stand on their side, else by the name of their file; a single pair always is one. */
export function diffSets({ before, after, given = new Map() }: Sets): Difference {
  const pairs = pairFlows(before, after);
  const { canonical, same: resources } = learnResources({ pairs, given });
  const paired = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
  const flows: FlowDifference[] = pairs.map((pair) => {
    const changes = diffFlows(pair.before, pair.after, canonical);
    const files = { before: pair.before.file, after: pair.after.file };
    return { flow: nameOf(pair.after), state: changes.length > 0 ? 'changed' : 'same', ...files, changes };
  });
  for (const flow of after) {
    if (!paired.has(flow)) flows.push({ flow: nameOf(flow), state: 'new', after: flow.file, changes: [] });
  }
  for (const flow of before) {
    if (!paired.has(flow)) flows.push({ flow: nameOf(flow), state: 'gone', before: flow.file, changes: [] });
  }
  return { same: flows.every(({ state }) => state === 'same'), flows, resources };
}

interface Pair {
  readonly before: NamedFlow;
  readonly after: NamedFlow;
}

function pairFlows(before: readonly NamedFlow[], after: readonly NamedFlow[]): Pair[] {
  const [old, now] = [before[0], after[0]];
  if (old && now && before.length === 1 && after.length === 1) return [{ before: old, after: now }];
  const pairs = new Map<NamedFlow, Pair>();
  const taken = new Set<NamedFlow>();
  const keys = [
    ({ flow }: NamedFlow) => flow.name,
    ({ file, place }: NamedFlow) => place ?? file,
    ({ file }: NamedFlow) => baseOf(file),
  ];
  for (const key of keys) {
    const there = Map.groupBy(
      before.filter((flow) => !taken.has(flow)),
      key,
    );
    const here = Map.groupBy(
      after.filter((flow) => !pairs.has(flow)),
      key,
    );
    for (const [name, [flow, ...more]] of here) {
      const [twin, ...twins] = there.get(name) ?? [];
      // A name that stands twice says nothing.
      if (name === '' || !flow || !twin || more.length + twins.length > 0) continue;
      pairs.set(flow, { before: twin, after: flow });
      taken.add(twin);
    }
  }
  return after.flatMap((flow) => pairs.get(flow) ?? []);
}

const baseOf = (file: string): string =>
  file
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.json$/, '') ?? file;
const nameOf = ({ flow, file }: NamedFlow): string => (flow.name === '' ? baseOf(file) : flow.name);
