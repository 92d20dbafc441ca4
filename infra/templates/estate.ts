import { mapOf, type Placed, placeOf, type StackTemplate } from './template.ts';

/** All templates of one centre together, as the rules and the proofs read them. */
export interface Estate {
  /** Which settings it was synthesized with, e.g. `small`. */
  readonly name: string;
  /** In the order of deployment. */
  readonly stacks: readonly StackTemplate[];
  readonly resources: readonly Placed[];
  readonly stage: string | undefined;
  /** Stack, logical id and, where known, the path of the construct. */
  where(placed: Pick<Placed, 'stack' | 'id'>): string;
  /** The resource that an intrinsic points to, and which of its attributes (`Ref` for the resource itself). */
  pointee(stack: string, value: unknown): Pointee | undefined;
}

export interface Pointee extends Placed {
  readonly attribute: string;
}

export interface EstateOptions {
  readonly name?: string;
  readonly stage?: string;
  /** Construct paths by `stack/LogicalId`. */
  readonly paths?: ReadonlyMap<string, string>;
}

export function estateOf(stacks: readonly StackTemplate[], options: EstateOptions = {}): Estate {
  const resources = stacks.flatMap(({ stack, template }) =>
    Object.entries(template.Resources ?? {}).map(([id, resource]): Placed => ({ stack, id, resource })),
  );
  const byPlace = new Map(resources.map((placed) => [placeOf(placed), placed]));
  const exported = new Map(
    stacks.flatMap(({ stack, template }) =>
      Object.values(template.Outputs ?? {}).flatMap((output) =>
        output.Export ? [[String(output.Export.Name), { stack, value: output.Value }] as const] : [],
      ),
    ),
  );

  function pointee(stack: string, value: unknown): Pointee | undefined {
    const map = mapOf(value);
    if ('Fn::ImportValue' in map) {
      const found = exported.get(String(map['Fn::ImportValue']));
      return found && pointee(found.stack, found.value);
    }
    const getAtt = map['Fn::GetAtt'];
    const [id, attribute = 'Ref'] = Array.isArray(getAtt) ? getAtt.map(String) : [String(map.Ref)];
    const placed = byPlace.get(`${stack}/${id}`);
    return placed && { ...placed, attribute };
  }

  return {
    name: options.name ?? 'centre',
    stacks,
    resources,
    stage: options.stage,
    where: (placed) => {
      const path = options.paths?.get(placeOf(placed));
      return path === undefined ? placeOf(placed) : `${placeOf(placed)} (${path})`;
    },
    pointee,
  };
}

/** What a resource is to the centre, e.g. `{ queue: 'billing' }`; empty where it has no mark. */
export const markOf = (placed: Placed): Readonly<Record<string, unknown>> =>
  mapOf(mapOf(placed.resource.Metadata).careline);
