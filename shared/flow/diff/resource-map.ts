import { plainName } from '../step-words.ts';
import { matchSteps } from './match.ts';
import { type Canonical, leavesOf, type Side, sideOf } from './meaning.ts';
import type { NamedFlow } from './named-flow.ts';
import { isPem, type Resource, readResource } from './resources.ts';

/** Two ways of writing that are taken for one thing, and why. */
export interface SameResource {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  /** `name`: both have it. `place`: they stand at the same places of flows that are alike. */
  readonly because: 'name' | 'place';
}

export interface ResourceMap {
  readonly same: readonly SameResource[];
  /** For the old side: writes a resource as the new side does. */
  readonly canonical: Canonical;
}

/** The pairs of flows of a comparison, and what is known about resources beforehand. */
export interface Learning {
  readonly pairs: readonly { readonly before: NamedFlow; readonly after: NamedFlow }[];
  /** Text on the old side → text on the new side. */
  readonly given: ReadonlyMap<string, string>;
}

/**
 * Finds out which ARNs, references and placeholders of two places name the same thing. Two resources of one home are never
 * taken for the same, nor two whose names are known and differ: there a difference is a change.
 */
export function learnResources({ pairs, given }: Learning): ResourceMap {
  const votes = new Map<string, { readonly same: SameResource; count: number }>();
  for (const { before, after } of pairs) {
    if (hasNoStranger(before, after)) continue;
    const left = sideOf(before.flow, blank);
    const right = sideOf(after.flow, blank);
    for (const [a, b] of matchSteps(left, right).forward) {
      for (const same of likely(a, b, { before, after, left, given })) {
        const key = `${same.before}\n${same.after}`;
        const vote = votes.get(key) ?? { same, count: 0 };
        vote.count += same.because === 'name' ? 1000 : 1;
        votes.set(key, vote);
      }
    }
  }
  const chosen = new Map<string, SameResource>();
  const taken = new Set<string>();
  for (const { same } of [...votes.values()].toSorted((x, y) => y.count - x.count)) {
    if (chosen.has(same.before) || taken.has(same.after)) continue;
    chosen.set(same.before, same);
    taken.add(same.after);
  }
  return {
    same: [...chosen.values()],
    canonical: (_path, text) => given.get(text) ?? chosen.get(text)?.after ?? text,
  };
}

/** True when the new flow names everything that the old one names: then there is nothing to find out. */
function hasNoStranger(before: NamedFlow, after: NamedFlow): boolean {
  const texts = ({ flow }: NamedFlow) =>
    new Set(
      Object.keys(flow.steps).flatMap((id) =>
        [...resourcesAt({ flow, names: none }, id).values()].map(({ text }) => text),
      ),
    );
  return texts(before).isSubsetOf(texts(after));
}
const none: ReadonlyMap<string, string> = new Map();

const blank: Canonical = (path, text) => {
  const resource = readResource(path, text);
  return resource ? `<${resource.kind}>` : text;
};

interface Place {
  readonly before: NamedFlow;
  readonly after: NamedFlow;
  readonly left: Side;
  readonly given: ReadonlyMap<string, string>;
}

/** The resources that stand at the same parameters of two paired steps and may be one. */
function* likely(a: string, b: string, { before, after, left, given }: Place): Generator<SameResource> {
  const here = resourcesAt(before, a);
  const there = resourcesAt(after, b);
  for (const path of left.leaves.get(a)?.keys() ?? []) {
    const [old, now] = [here.get(path), there.get(path)];
    if (!old || !now || old.text === now.text || given.has(old.text)) continue;
    const because = sameBecause(old, now);
    if (because) yield { kind: now.kind, before: old.text, after: now.text, because };
  }
}

function sameBecause(old: Resource, now: Resource): SameResource['because'] | undefined {
  if (old.kind !== now.kind || old.home === now.home) return undefined;
  if (old.name === undefined || now.name === undefined) return 'place';
  const [was, is] = [old.name, now.name];
  return plain(was) === plain(is) || generated(was, is) || generated(is, was) ? 'name' : undefined;
}

/**
 * Whether CloudFormation made a name out of one that people gave: `<stack>-<logical id>-<random>`, where the CDK's logical id is the
 * path of the construct without hyphens, and a hash. Source: CloudFormation User Guide, name type; AWS CDK Guide, logical ids.
 */
function generated(name: string, given: string): boolean {
  const own = plain(given);
  return name.split('-').some((part) => {
    const [, path = part] = /^(.*)[0-9A-F]{8}$/.exec(part) ?? [];
    return [part, path].some((one) => plain(one) === own) || plain(path) === `${own}function`;
  });
}

/** `Front Desk`, `front-desk` and `front_desk` are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function resourcesAt({ flow, names }: Omit<NamedFlow, 'file'>, id: string): Map<string, Resource> {
  const step = flow.steps[id];
  const found = new Map<string, Resource>();
  if (!step) return found;
  for (const [path, text] of leavesOf(step, (_path, text) => text)) {
    const resource = readResource(path, text);
    const name = names.get(text) ?? resource?.name;
    if (resource) found.set(path, { ...resource, ...(name !== undefined && { name }) });
  }
  return found;
}

const shown = (text: string): string => (isPem(text) ? 'written out' : plainName(text));

/** For people: `queue 8d37 and front-desk are taken for one: …`. */
export const describeSame = ({ kind, before, after, because }: SameResource): string =>
  `${kind} ${shown(before)} and ${shown(after)} are taken for one: ${
    because === 'name'
      ? 'they have the same name'
      : 'they stand at the same places (say otherwise with a map)'
  }`;
