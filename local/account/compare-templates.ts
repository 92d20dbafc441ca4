/** What CloudFormation would do to make the stacks of one stage into those of another. */
import { createOnlyProperties, onlyCopies } from '../../infra/proofs/baseline.ts';
import { type Json, mapOf, type Resource, type StackTemplate } from '../../infra/templates/template.ts';

export interface ResourceDifference {
  /** Stack without the stage, and logical id: `data/PatientsTable`. */
  readonly where: string;
  readonly type: string;
  readonly state: 'added' | 'changed' | 'removed';
  readonly properties: readonly string[];
  /** Properties that cannot be changed in place: a new resource would be made. */
  readonly replacing: readonly string[];
}

export interface Stage {
  readonly stage: string;
  readonly stacks: readonly StackTemplate[];
}

/** By `stack/LogicalId`: what CloudFormation changes only by making a new resource. */
export type FixedProperties = typeof createOnlyProperties;

/** Names with the stage in them are no difference. What flows say is compared elsewhere, by meaning. */
export function compareTemplates(
  before: Stage,
  after: Stage,
  fixedIn: FixedProperties = createOnlyProperties,
): readonly ResourceDifference[] {
  const [old, now] = [resourcesOf(before), resourcesOf(after)];
  const found = [...new Set([...old.keys(), ...now.keys()])].flatMap((where): ResourceDifference[] => {
    const [was, is] = [old.get(where), now.get(where)];
    const type = (is ?? was)?.Type ?? '';
    if (onlyCopies.includes(type)) return [];
    if (!was || !is)
      return [{ where, type, state: was ? 'removed' : 'added', properties: [], replacing: [] }];
    const properties = was.Type === is.Type ? changedProperties(was, is) : ['Type'];
    return properties.length === 0 ? [] : [{ where, type, state: 'changed', properties, replacing: [] }];
  });
  const touched = new Set(
    found.filter(({ state }) => state === 'changed').map(({ where }) => stackOf(where)),
  );
  // The validator takes most of a second for a large stack: only those with changes are asked.
  const fixed = [before, after].map(({ stage, stacks }) => {
    const chosen = stacks.filter(({ stack }) => touched.has(withoutStage(stack, stage)));
    return [...fixedIn(chosen)].map(([place, names]) => [withoutStage(place, stage), names] as const);
  });
  const createOnly = Map.groupBy(fixed.flat(), ([where]) => where);
  return found.map((one) => {
    const names = new Set((createOnly.get(one.where) ?? []).flatMap(([, properties]) => [...properties]));
    return { ...one, replacing: one.properties.filter((name) => name === 'Type' || names.has(name)) };
  });
}

const stackOf = (where: string): string => where.split('/')[0] ?? where;

const placeIn = (stage: string) => (place: string) => {
  const [stack = '', id = ''] = place.split('/');
  return `${withoutStage(stack, stage)}/${neutralId(id, stage)}`;
};

/** `careline-test-data` → `data`: as infra/create-app.ts names stacks. */
const withoutStage = (text: string, stage: string): string => text.replace(`careline-${stage}-`, '');

/**
 * A mark in place of the stage, so that a name made of it is the same for both; versions of functions without the hash of
 * what they hold. Source: AWS CDK, logical ids of `currentVersion`.
 */
const neutral = (value: Json, stage: string): string =>
  JSON.stringify(value)
    .replace(new RegExp(`careline([-_ ])${stage}(?![a-z])`, 'g'), 'careline$1<stage>')
    .replace(new RegExp(`careline${stage}([A-Za-z]*?)[0-9A-F]{8}(?![0-9A-F])`, 'g'), 'careline$1')
    .replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1');

/** The CDK makes some logical ids of names of stacks, and hashes them. */
const neutralId = (id: string, stage: string): string =>
  id.includes(`careline${stage}`)
    ? id.replace(`careline${stage}`, 'careline').replace(/(?:[0-9A-F]{8}){1,2}$/, '')
    : id;

function resourcesOf({ stage, stacks }: Stage): Map<string, Resource> {
  return new Map(
    stacks.flatMap(({ stack, template }) =>
      Object.entries(template.Resources ?? {}).map(([id, resource]) => {
        const properties: Json = JSON.parse(neutral(resource.Properties ?? {}, stage));
        const where = placeIn(stage)(`${stack}/${id}`);
        return [where, { ...resource, Properties: mapOf(properties) }] as const;
      }),
    ),
  );
}

/** Compared by meaning elsewhere. */
const flowContent = ['AWS::Connect::ContactFlow', 'AWS::Connect::ContactFlowModule'];

function changedProperties(was: Resource, is: Resource): string[] {
  const [old, now] = [mapOf(was.Properties), mapOf(is.Properties)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => !(name === 'Content' && flowContent.includes(is.Type)))
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
    .toSorted();
}
