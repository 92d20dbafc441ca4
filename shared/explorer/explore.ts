import type { Flow } from '../flow/flow.ts';
import { entryAround, withEntries } from './around-entries.ts';
import type { Claim, Finding } from './finding.ts';
import { type FlowFolder, isSideFlow } from './flow-folder.ts';
import type { GivenKeys } from './given-keys.ts';
import { ChoiceGraph } from './graph.ts';
import { neverEnding, spinning } from './never-ends.ts';
import { neverReached } from './never-reached.ts';
import { withoutPerson } from './no-person.ts';
import { type Plan, planFlows } from './plan.ts';
import { replay } from './replay.ts';
import { type CallScript, keysOf, scriptTo } from './script.ts';
import { type Search, search } from './search.ts';
import { longSilences } from './silences.ts';
import { type TimeToPerson, timeToPerson } from './to-person.ts';

export interface ExploreOptions {
  /** Name of the flow that answers the number. Default: every flow that no other leads to. */
  readonly entry?: string;
  /** Steps walked at most, for each entry. Default 20,000,000: a whole centre of two languages. */
  readonly steps?: number;
  /** Blocks that fail in one call at most, beside functions. Default 1. */
  readonly failures?: number;
  /** Keys that callers press; absent: every key that makes a difference. */
  readonly keys?: GivenKeys;
  /** Seconds of silence that are not reported. Default 10. */
  readonly silenceSeconds?: number;
}

/** What callers of one entry flow can come to. */
export interface EntryReport {
  readonly entry: string;
  /** False when the bound on steps came first. */
  readonly complete: boolean;
  /** States that the bound left unwalked: findings are those of the others. */
  readonly unwalked: number;
  readonly steps: number;
  readonly states: number;
  readonly findings: readonly Finding[];
  /** Undefined when no call reaches one. */
  readonly toPerson: TimeToPerson | undefined;
  /** Most menus that a caller answers on the shortest way to some step. */
  readonly menuDepth: number;
  readonly places: readonly PlaceReport[];
}

export interface PlaceReport {
  readonly flow: string;
  readonly step: string;
  readonly keys: readonly string[];
  readonly call: CallScript;
}

export interface Report {
  readonly entries: readonly EntryReport[];
  /** Branches that no call of any entry takes, with the call to their step. */
  readonly neverReached: readonly Finding[];
}

export const defaultSteps = 20_000_000;

/** The entry that was asked for is not among the flows. */
export class UnknownEntryError extends Error {
  override readonly name = 'UnknownEntryError';
}

/** Walks flows over keys, answers, failures, hours and queues, and reports what callers can come to. */
export function explore(given: readonly Flow[], options: ExploreOptions = {}): Report {
  const plan = planFlows(withEntries(given));
  const bound = {
    steps: options.steps ?? defaultSteps,
    failures: options.failures ?? 1,
    ...(options.keys && { keys: options.keys }),
  };
  const searches = entriesOf(plan, options.entry).map((entry) =>
    search(plan, plan.starts[entry] ?? -1, bound),
  );
  return {
    entries: searches.map((found) => reportOf(found, options.silenceSeconds ?? 10)),
    neverReached: neverReached(plan, searches, options.keys !== undefined),
  };
}

/** The flows as a script of a finding knows them, to make its call again. */
export const folderOf = (given: readonly Flow[]): FlowFolder => planFlows(withEntries(given)).folder;

function entriesOf({ folder }: Plan, name: string | undefined): number[] {
  if (name === undefined) return folder.entries();
  // Where a flow was put around it, the call begins there.
  const entry = [entryAround(name), name].map((one) => folder.flows.findIndex((flow) => flow.name === one));
  const found = entry.find((index) => index >= 0);
  if (found !== undefined) return [found];
  const all = folder.flows.map((flow) => `"${flow.name}"`).join(', ');
  throw new UnknownEntryError(`No flow is called "${name}". The flows are: ${all}.`);
}

function reportOf(found: Search, silenceSeconds: number): EntryReport {
  const { plan } = found;
  const graph = new ChoiceGraph(found);
  const entry = plan.folder.flows[plan.starts.indexOf(found.start)];
  const claims =
    entry && isSideFlow(entry)
      ? spinning(graph)
      : [...neverEnding(graph), ...withoutPerson(graph), ...longSilences(graph, silenceSeconds)];
  const places = placesOf(found);
  return {
    entry: entry?.name ?? '',
    complete: found.complete,
    unwalked: found.unwalked,
    steps: found.steps,
    states: graph.states,
    findings: claims.map((claim) => confirmed(plan, claim)),
    toPerson: timeToPerson(graph),
    menuDepth: Math.max(0, ...places.map(({ keys }) => keys.filter((key) => /^[0-9*#]$/.test(key)).length)),
    places,
  };
}

function confirmed(plan: Plan, { shows, ...finding }: Claim): Finding {
  return { ...finding, replayed: finding.call !== undefined && shows(replay(plan.folder, finding.call)) };
}

function placesOf(found: Search): PlaceReport[] {
  const { plan, places } = found;
  return [...places].flatMap(([index, { edge }]) => {
    const step = plan.steps[index];
    const flow = plan.folder.flows[step?.flow ?? -1];
    if (!step || !flow) return [];
    const call = scriptTo(found, edge);
    return [{ flow: flow.name, step: step.id, keys: keysOf(call), call }];
  });
}
