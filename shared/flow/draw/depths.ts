import type { Arrow } from './picture.ts';

/** Steps from the start to each box that some way leads to: along usual arrows as far as they lead, then along quiet ones. */
export function depthsOf(start: string, arrows: readonly Arrow[]): Map<string, number> {
  const out = Map.groupBy(arrows, ({ from }) => from);
  const depth = new Map([[start, 0]]);
  const walk = (only: 'usual' | 'all'): void => {
    const waiting = [...depth.keys()];
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      for (const { to, quiet } of out.get(id) ?? []) {
        if (depth.has(to) || (quiet && only === 'usual')) continue;
        depth.set(to, (depth.get(id) ?? 0) + 1);
        waiting.push(to);
      }
    }
  };
  walk('usual');
  walk('all');
  return depth;
}
