import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reference material outside the project: real flows and the table of action types. Absent unless CONFORMANCE_DATA names it. */
const folder = process.env.CONFORMANCE_DATA;

interface RealFlow {
  readonly file: string;
  readonly knownInvalid: boolean;
}

const path = (...parts: string[]): string | undefined => {
  const found = folder === undefined ? undefined : join(folder, ...parts);
  return found !== undefined && existsSync(found) ? found : undefined;
};
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The real flows that are structurally valid, as `[file, document]`. */
export function realFlows(): [file: string, document: unknown][] {
  const index = path('flows', 'index.json');
  if (index === undefined) return [];
  // The index is ours; its shape is described beside it.
  return (read(index) as RealFlow[]).flatMap(({ file, knownInvalid }) => {
    const found = path('flows', file);
    return knownInvalid || found === undefined ? [] : [[file, read(found)]];
  });
}

/** Action type → the stated facts about it, or undefined where the table is absent. */
export function actionTable(): Record<string, { readonly source: string }> | undefined {
  const file = path('reference', 'flow-actions.json') ?? path('..', 'reference', 'flow-actions.json');
  if (file === undefined) return undefined;
  // An object keyed by action type, and `_meta`.
  const { _meta, ...types } = read(file) as Record<string, { readonly source: string }>;
  return types;
}

/** One flow in the old console format and in today's language, as `[name, old, new]`. */
export function flowPairs(): [name: string, legacy: unknown, modern: unknown][] {
  return ['clinic', 'chain249'].flatMap((name): [string, unknown, unknown][] => {
    const legacy = path('bench', `${name}.legacy.json`);
    const modern = path('bench', `${name}.modern.json`);
    return legacy && modern ? [[name, read(legacy), read(modern)]] : [];
  });
}
