import type { Finding } from './finding.ts';
import type { Plan } from './plan.ts';
import { replay } from './replay.ts';
import { scriptTo } from './script.ts';
import type { Search } from './search.ts';

/** Branches that no call takes; of a step that no call comes to, one finding for all of its branches. */
export function neverReached(plan: Plan, searches: readonly Search[], withKeys: boolean): Finding[] {
  const bound = `${boundOf(plan, searches, withKeys)}no call takes`;
  const left = plan.branches.filter(
    (_, branch) => !searches.some(({ machine }) => machine.walked[branch] === 1),
  );
  const bySteps = Map.groupBy(left, ({ flow, edge }) => `${flow}/${edge.from}`);
  return [...bySteps.values()].flatMap((branches): Finding[] => {
    const [first] = branches;
    if (!first) return [];
    const { flow, edge } = first;
    const name = plan.folder.flows[flow]?.name ?? '';
    const planned = plan.steps.find((s) => s.flow === flow && s.id === edge.from);
    const by = searches.find(({ places }) => planned && places.has(planned.index));
    const call = planned && by && scriptTo(by, by.places.get(planned.index)?.edge ?? 0);
    const about = { kind: 'never-reached', flow: name, step: edge.from, call } as const;
    if (!call) {
      const count = branches.length > 1 ? ` (${branches.length} branches)` : '';
      return [{ ...about, message: `${bound} a way to this step${count}`, replayed: false }];
    }
    const replayed = replay(plan.folder, call).steps.includes(`${name}/${edge.from}`);
    return branches.map(({ edge: { label } }) => {
      const message = `${bound} the branch "${label === '' ? 'NextAction' : label}"`;
      return { ...about, message, replayed };
    });
  });
}

/** What the walk left out, if anything. */
function boundOf({ steps }: Plan, searches: readonly Search[], withKeys: boolean): string {
  if (!searches.every(({ complete }) => complete)) return 'within the bound, ';
  if (steps.some(({ partial }) => partial)) return 'with the answers of functions that were tried together, ';
  return withKeys ? 'with these keys, ' : '';
}
