import type { Step } from '../flow/flow.ts';
import { type Edge, edgesOf } from '../flow/graph.ts';
import { type AnswerKeys, answerKeysOf } from './answer-keys.ts';
import { FlowFolder } from './flow-folder.ts';
import { hookNames, Layout } from './layout.ts';
import { type Liveness, livenessOf } from './liveness.ts';
import { planStep } from './plan-step.ts';
import { ends, type Place, type PlannedStep } from './planned-step.ts';
import { Variables } from './variables.ts';
import { WayMaker } from './way-maker.ts';

/** Flows made ready to be walked: steps and branches of all of them in two lists. */
export interface Plan {
  readonly folder: FlowFolder;
  readonly layout: Layout;
  readonly steps: readonly PlannedStep[];
  /** First step of each flow. */
  readonly starts: readonly number[];
  readonly branches: readonly { readonly flow: number; readonly edge: Edge }[];
  /** The step at which a caller talks with a person. */
  readonly conversation: number;
  readonly hooks: readonly Place[];
  /** Slots of function answers, by flow. */
  readonly answers: readonly (readonly number[])[];
  /** By flow and target flow: slots that a transfer takes along. */
  readonly carried: (from: number, to: number) => readonly (readonly [from: number, to: number])[];
  /** What a text names at run time: the first step of a flow, or −1. */
  readonly startNamed: (text: string) => number;
  readonly liveness: Liveness;
  /** Texts that name queues; whatever they are, they exist. */
  readonly queues: ReadonlySet<string>;
}

export function planFlows(flows: FlowFolder['flows']): Plan {
  const folder = new FlowFolder(flows);
  const layout = new Layout(folder, new Variables(folder));
  const answerKeys = answerKeysOf(folder);
  const steps: PlannedStep[] = [];
  const branches: Plan['branches'][number][] = [];
  const indexes = flows.map(
    (flow, f) =>
      new Map(Object.keys(flow.steps).map((id) => [id, steps.push(emptyStep(steps.length, f, id)) - 1])),
  );
  const starts = flows.map((flow, f) => indexes[f]?.get(flow.start) ?? ends.stopped);
  flows.forEach((flow, f) => {
    for (const [id, step] of Object.entries(flow.steps)) {
      const own = edgesOf(id, step).map((edge) => ({ edge, index: branches.push({ flow: f, edge }) - 1 }));
      const planned = steps[indexes[f]?.get(id) ?? -1];
      if (!planned) continue;
      const make = new WayMaker(step, {
        branchOf: (kind, label) => own.find(({ edge }) => edge.kind === kind && edge.label === label)?.index,
        stepAt: (to) => indexes[f]?.get(to) ?? ends.stopped,
      });
      planStep(planned, step, { folder, layout, make, starts, answerKeys });
      planned.ways = merged(planned);
    }
  });
  const conversation = talk(steps.length);
  steps.push(conversation);
  const transfers = new Map<string, [number, number][]>();
  const plan = {
    queues: folder.queues(),
    folder,
    layout,
    steps,
    starts,
    branches,
    conversation: conversation.index,
    hooks: hookNames.map((hook) => layout.global(`hook:${hook}`)),
    answers: flows.map((_, f) => layout.locals(`E:${f}:`).map(([, { slot }]) => slot)),
    carried: (from: number, to: number) => {
      const key = `${from} ${to}`;
      const known = transfers.get(key) ?? carriedSlots(layout, from, to);
      transfers.set(key, known);
      return known;
    },
    startNamed: (text: string) => {
      const found = text === '' ? undefined : folder.find(text);
      return found === undefined ? -1 : (starts[found] ?? -1);
    },
  };
  return { ...plan, liveness: livenessOf(plan) };
}

function carriedSlots(layout: Layout, from: number, to: number): [number, number][] {
  return [...layout.locals(`E:${to}:`), ...layout.locals(`S:${to}`)].flatMap(
    ([name, there]): [number, number][] => {
      if (name.startsWith('S:') && name !== `S:${to}`) return [];
      const here = layout.find(name.replace(`:${to}`, `:${from}`));
      return here ? [[here.slot, there.slot]] : [];
    },
  );
}

/** A block that fails and goes on as if it had not needs no way of its own, unless it would have changed something. */
function merged(step: PlannedStep): PlannedStep['ways'] {
  const [first, ...others] = step.ways;
  if (!first || !['plain', 'hours', 'function'].includes(step.op) || step.waits || step.reads || first.person)
    return step.ways;
  const same = others.filter((way) => way.by === 'failure' && way.to === first.to && first.sets.length === 0);
  if (same.length === 0) return step.ways;
  const branches = [...first.branches, ...same.flatMap((way) => way.branches)];
  return [{ ...first, branches }, ...others.filter((way) => !same.includes(way))];
}

export function emptyStep(index: number, flow: number, id: string): PlannedStep {
  return {
    index,
    flow,
    id,
    type: '',
    op: 'plain',
    ways: [],
    speechMs: 0,
    speech: undefined,
    says: false,
    waits: false,
    reads: undefined,
    tests: [],
    otherwise: 0,
    assigns: [],
    place: undefined,
    target: -1,
    limitMs: 0,
    partial: false,
  };
}

/** The conversation with a person: no step of any flow. */
function talk(index: number): PlannedStep {
  const way = {
    by: 'world',
    label: 'the agent hangs up',
    branches: [],
    to: ends.ended,
    keys: 0,
    ms: 0,
    sets: [],
    doing: { do: 'agent-hangs-up' },
    person: false,
    silent: false,
  } as const;
  return { ...emptyStep(index, -1, 'conversation'), op: 'conversation', waits: true, ways: [way] };
}

export type StepPlanning = {
  readonly folder: FlowFolder;
  readonly layout: Layout;
  readonly make: WayMaker;
  readonly starts: readonly number[];
  readonly answerKeys: AnswerKeys;
};
export type StepPlanner = (planned: PlannedStep, step: Step, at: StepPlanning) => void;
