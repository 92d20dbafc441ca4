import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Concrete } from '../templates/concrete.ts';
import {
  type Json,
  type JsonMap,
  mapOf,
  type Placed,
  placeOf,
  type StackTemplate,
} from '../templates/template.ts';
import type { Proof, ProofFinding } from './proof.ts';
import { builtinCheck } from './validator.ts';

/** Of each resource that must outlive a deployment: its type, and the properties whose change would replace it. */
export type Baseline = Readonly<Record<string, Kept>>;
interface Kept {
  readonly type: string;
  readonly fixed: Readonly<Record<string, Json>>;
  /** Of a table: its indexes by name, as far as DynamoDB cannot change them. */
  readonly indexes?: Readonly<Record<string, Json>>;
}

const folder = join(import.meta.dirname, '..', 'baseline');
const fileOf = (centre: string): string => join(folder, `${centre}.json`);

/** Kept by CloudFormation like data, but only copies of what the template says. */
export const onlyCopies = [
  'AWS::Lambda::Version',
  'AWS::Connect::ContactFlowVersion',
  'AWS::Connect::ContactFlowModuleVersion',
];

/** Connect refuses to move these to another instance, though their schema would allow it. Source: cloudformation handlers, `InstanceArn cannot be updated`. */
const fixedInConnect = ['InstanceArn', 'TargetArn'];

const isKept = ({ resource }: Placed): boolean =>
  resource.DeletionPolicy?.startsWith('Retain') === true && !onlyCopies.includes(resource.Type);

/** Properties that CloudFormation changes only by making a new resource, by place. Of those that the templates set. */
export function createOnlyProperties(
  stacks: readonly StackTemplate[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const createOnly = new Map<string, Set<string>>();
  for (const { stack, template } of stacks) {
    for (const { entity, propertyPath } of builtinCheck()(stack, template, {
      severityLevel: 'INFO',
      include: { ids: ['I9001'] },
    })) {
      const property = propertyPath?.split('.')[1];
      if (!entity?.logicalId || property === undefined) continue;
      const place = `${stack}/${entity.logicalId}`;
      createOnly.set(place, (createOnly.get(place) ?? new Set()).add(property));
    }
  }
  return createOnly;
}

/** What a template must not lose or replace. */
export function baselineOf(centre: Concrete): Baseline {
  const createOnly = createOnlyProperties(centre.stacks);
  const kept = centre.resources.filter(isKept).map((placed) => {
    const properties = mapOf(placed.resource.Properties);
    const names = [
      ...(createOnly.get(placeOf(placed)) ?? []),
      ...(placed.resource.Type.startsWith('AWS::Connect::') ? fixedInConnect : []),
    ];
    const fixed = [...new Set(names)].sort().flatMap((name) => {
      const value = properties[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    const type = placed.resource.Type;
    const one: Kept = {
      type,
      fixed: Object.fromEntries(fixed),
      ...(type === 'AWS::DynamoDB::Table' && { indexes: indexesOf(properties) }),
    };
    return [placeOf(placed), one] as const;
  });
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function indexesOf({ GlobalSecondaryIndexes: all }: JsonMap): Readonly<Record<string, Json>> {
  const indexes = (Array.isArray(all) ? all.map(mapOf) : []).map(
    ({ IndexName, KeySchema = null, Projection = null }) =>
      [String(IndexName), { KeySchema, Projection }] as const,
  );
  return Object.fromEntries(indexes);
}

/**
 * Tables of which one update would make or delete several indexes. One that changes is deleted and made.
 * Source: CloudFormation Template Reference, AWS::DynamoDB::Table, GlobalSecondaryIndexes.
 */
export function indexesTogether(before: Baseline, now: Baseline): readonly ProofFinding[] {
  return Object.entries(before).flatMap(([place, { type, indexes: was }]) => {
    const is = now[place]?.indexes;
    // A baseline that was accepted before indexes were in it says nothing of them.
    if (!was || !is) return [];
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    const changed = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
    const steps = changed.flatMap((name) => [
      ...(was[name] === undefined ? [] : [`${name} goes`]),
      ...(is[name] === undefined ? [] : [`${name} comes`]),
    ]);
    if (steps.length < 2) return [];
    return [
      {
        what: `${type} changes more than one index: ${steps.join(', ')}`,
        where: place,
        why: 'DynamoDB makes or deletes one index in an update: the deployment stops there and goes back.',
        fix: 'One step, accepted and deployed, then the next: infra/UPGRADE.md, changes that need more than one deployment.',
      },
    ];
  });
}

/** What would be lost between two states. */
export function losses(before: Baseline, now: Baseline): readonly Omit<ProofFinding, 'fix'>[] {
  return Object.entries(before).flatMap(([place, was]) => {
    const is = now[place];
    if (!is)
      return [
        {
          what: `${was.type} is not in the template any more`,
          where: place,
          why: 'CloudFormation lets go of it: what it holds stays behind, out of reach of the functions and of every later deployment.',
        },
      ];
    const names = [...new Set([...Object.keys(was.fixed), ...Object.keys(is.fixed)])];
    const changed = names.filter(
      (name) => JSON.stringify(was.fixed[name]) !== JSON.stringify(is.fixed[name]),
    );
    if (was.type === is.type && changed.length === 0) return [];
    const what =
      was.type === is.type
        ? `${was.type} is replaced: ${changed.join(', ')} changes`
        : `${was.type} becomes ${is.type}`;
    return [
      {
        what,
        where: place,
        why: 'A new and empty one takes its place; what the old one holds stays behind.',
      },
    ];
  });
}

const accept =
  'If that is wanted, move the data first, then run "npm run prove -- --accept-baseline" and commit infra/baseline.';

export const keepsItsData: Proof = {
  name: 'baseline',
  proves:
    'Nothing that holds data is replaced or deleted since the last accepted state (infra/baseline), and no table changes two indexes.',
  find: (centres) =>
    centres.flatMap((centre) => {
      const file = fileOf(centre.name);
      if (!existsSync(file)) return [];
      const before: Baseline = JSON.parse(readFileSync(file, 'utf8'));
      const fix = `Give it back its logical id and properties. ${accept}`;
      const now = baselineOf(centre);
      const lost = losses(before, now).map((loss) => ({ ...loss, fix }));
      return [...lost, ...indexesTogether(before, now)].map((found) => ({
        ...found,
        where: `${centre.name}: ${found.where}`,
      }));
    }),
};

export function acceptBaseline(centres: readonly Concrete[]): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return centres.map((centre) => {
    const lines = Object.entries(baselineOf(centre)).map(
      ([place, one]) => `  ${JSON.stringify(place)}: ${JSON.stringify(one)}`,
    );
    writeFileSync(fileOf(centre.name), `{\n${lines.join(',\n')}\n}\n`);
    return fileOf(centre.name);
  });
}
