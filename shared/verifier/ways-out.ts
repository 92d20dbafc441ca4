import { plainText } from '../flow/document.ts';
import type { Step } from '../flow/flow.ts';
import type { Edge } from '../flow/graph.ts';
import { nameIn } from './flow-set.ts';
import type { WayOut } from './policy.ts';
import { objectAt } from './reads.ts';
import type { Context } from './rule.ts';
import { isMenu } from './speech.ts';

/** Answers to other menus that a way out may ask for, unless the policy says. */
export const usualMenus = 2;

/** Menus of which no key leads, by at most so many more answers, to one of the ways out. */
export function menusWithout(
  context: Context,
  ways: readonly WayOut[],
  furtherMenus: number = usualMenus,
): string[] {
  return [...context.graph.reachable].filter((id) => {
    const step = context.graph.steps[id];
    return step && isMenu(step) && step.conditions.length > 0 && !leads(context, id, { ways, furtherMenus });
  });
}

function leads(
  { graph }: Context,
  menu: string,
  { ways, furtherMenus }: { ways: readonly WayOut[]; furtherMenus: number },
): boolean {
  // Fewest further menus on the way to each step; a step set aside is one that ends the way.
  const best = new Map<string, number>();
  const waiting: { id: string; menus: number; set: boolean }[] = keysOf(graph.out.get(menu)).map((edge) => ({
    id: edge.to,
    menus: 0,
    set: false,
  }));
  for (const { id, menus, set } of waiting) {
    const step = graph.steps[id];
    if (!step) continue;
    if (isWayOut(step, ways) || (set && handsOver.has(step.type))) return true;
    const after = setsWayOut(step, ways) ?? set;
    const key = `${after ? 'set' : 'open'} ${id}`;
    if ((best.get(key) ?? Number.POSITIVE_INFINITY) <= menus) continue;
    best.set(key, menus);
    const asks = isMenu(step) && step.conditions.length > 0;
    if (asks && menus === furtherMenus) continue;
    const edges = asks ? keysOf(graph.out.get(id)) : onward(graph.out.get(id));
    for (const edge of edges) waiting.push({ id: edge.to, menus: asks ? menus + 1 : menus, set: after });
  }
  return false;
}

const keysOf = (edges: readonly Edge[] = []): Edge[] => edges.filter((edge) => edge.kind === 'condition');

/** A way out must not depend on a fault. An unmatched value is no fault. */
const onward = (edges: readonly Edge[] = []): Edge[] =>
  edges.filter((edge) => edge.kind !== 'error' || edge.label === 'NoMatchingCondition');

/** True for a step that is one of the ways out. */
export function isWayOut(step: Step, ways: readonly WayOut[]): boolean {
  const p = step.parameters;
  return ways.some((way) => {
    if ('flow' in way)
      return step.type === 'TransferToFlow' && nameIn(plainText(p.ContactFlowId)) === way.flow;
    if ('module' in way)
      return step.type === 'InvokeFlowModule' && nameIn(plainText(p.FlowModuleId)) === way.module;
    if ('queueTransfer' in way) return queueTransfers.has(step.type);
    return 'callback' in way && step.type === 'CreateCallbackContact';
  });
}

const queueTransfers: ReadonlySet<string> = new Set([
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
]);

/** Where a call leaves a flow with its attributes, so that what was set is acted on elsewhere. */
const handsOver: ReadonlySet<string> = new Set([
  ...queueTransfers,
  'EndFlowModuleExecution',
  'TransferToFlow',
]);

/** True when a step sets a way out, false when it sets the attribute of one to something else. */
function setsWayOut(step: Step, ways: readonly WayOut[]): boolean | undefined {
  if (step.type !== 'UpdateContactAttributes') return undefined;
  const written = objectAt(step.parameters, 'Attributes');
  const touched = ways.filter((way) => 'attribute' in way && Object.hasOwn(written, way.attribute));
  if (touched.length === 0) return undefined;
  return touched.some((way) => 'attribute' in way && written[way.attribute] === way.equals);
}
