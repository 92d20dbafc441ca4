/** What callers meet differently on two instances, or on one and in the repository. */
import { type Difference, diffSets } from '../../shared/flow/diff/diff-sets.ts';
import type { NamedFlow } from '../../shared/flow/diff/named-flow.ts';
import { functionLabel, type InstanceState, type Table } from './instance-state.ts';

export interface RowDifference {
  readonly row: string;
  readonly before: string;
  readonly after: string;
}

export interface TableDifference {
  readonly kind: 'hours' | 'queue';
  readonly name: string;
  readonly state: 'same' | 'changed' | 'new' | 'gone';
  readonly changes: readonly RowDifference[];
}

export interface InstanceDifference {
  /** Nothing that could be read differs. */
  readonly same: boolean;
  readonly flows: Difference;
  readonly tables: readonly TableDifference[];
  readonly unread: readonly string[];
}

/** `before` is the older or the live one: sentences say what the other one would change. */
export function compareInstances(before: InstanceState, after: InstanceState): InstanceDifference {
  const flows = diffSets({
    before: before.flows.filter((flow) => !isUnknown(after, flow)),
    after: after.flows.filter((flow) => !isUnknown(before, flow)),
    given: sameThings(before, after),
  });
  const tables = [
    ...compareTables('hours', { before, after, of: ({ hours }) => hours }),
    ...compareTables('queue', { before, after, of: ({ queues }) => queues }),
  ];
  const same = flows.same && tables.every(({ state }) => state === 'same');
  const unread = [before, after].flatMap(({ name, unread }) => unread.map((one) => `${name}: ${one}`));
  return { same, flows, tables, unread };
}

/** True for a flow that the other side may have, though nobody could read it. */
function isUnknown({ unknown, flows }: InstanceState, { flow }: NamedFlow): boolean {
  const kind = flow.kind === 'MODULE' ? 'module' : 'flow';
  if (flows.some((known) => known.flow.name === flow.name)) return false;
  return ['flow', 'module', kind].some((one) => unknown.has(`${one} ${flow.name}`) || unknown.has(one));
}

/** How the one side calls a thing → how the other side calls it: what has the same name, and the same function. */
function sameThings(before: InstanceState, after: InstanceState): Map<string, string> {
  const given = new Map<string, string>();
  for (const [label, arn] of before.arns) {
    const other = after.arns.get(label);
    if (other === undefined || other === arn) continue;
    given.set(arn, other);
    given.set(lastPart(arn), lastPart(other));
  }
  const others = functionsOf(after);
  for (const [label, arn] of functionsOf(before)) {
    const twins = [...others].filter(([other]) => isCutOf(label, other) || isCutOf(other, label));
    const twin = others.get(label) ?? (twins.length === 1 ? twins[0]?.[1] : undefined);
    if (twin !== undefined && twin !== arn) given.set(arn, twin);
  }
  return given;
}

/** Logical ids keep at least this much of a name that is too long. Assumed: from the lengths of our stack names. */
const shortestCut = 15;
const isCutOf = (whole: string, cut: string): boolean => cut.length >= shortestCut && whole.startsWith(cut);

const lastPart = (arn: string): string => arn.split('/').at(-1) ?? arn;

function functionsOf({ flows }: InstanceState): Map<string, string> {
  const found = new Map<string, string>();
  for (const { flow } of flows) {
    for (const step of Object.values(flow.steps)) {
      const arn = step.parameters.LambdaFunctionARN;
      const label = typeof arn === 'string' ? functionLabel(arn) : undefined;
      if (typeof arn === 'string' && label !== undefined) found.set(label, arn);
    }
  }
  return found;
}

interface Sides {
  readonly before: InstanceState;
  readonly after: InstanceState;
  of(state: InstanceState): readonly Table[];
}

function compareTables(kind: TableDifference['kind'], { before, after, of }: Sides): TableDifference[] {
  const names = new Set([...of(after), ...of(before)].map(({ name }) => name));
  return [...names].flatMap((name): TableDifference[] => {
    const was = of(before).find((table) => table.name === name);
    const is = of(after).find((table) => table.name === name);
    const missing = was ? after : before;
    if ((!was || !is) && (missing.unknown.has(kind) || missing.unknown.has(`${kind} ${name}`))) return [];
    if (!was || !is) return [{ kind, name, state: was ? 'gone' : 'new', changes: [] }];
    const changes = rowsOf(was, is);
    return [{ kind, name, state: changes.length > 0 ? 'changed' : 'same', changes }];
  });
}

function rowsOf(before: Table, after: Table): RowDifference[] {
  return [...new Set([...before.rows.keys(), ...after.rows.keys()])].flatMap((row) => {
    // A date without hours of its own has those of its weekday.
    const [was, is] = [before.rows.get(row) ?? 'as every week', after.rows.get(row) ?? 'as every week'];
    return was === is ? [] : [{ row, before: was, after: is }];
  });
}
