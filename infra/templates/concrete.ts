import type { Estate } from './estate.ts';
import { exampleAccount, exampleRegion, realisticAttribute, realisticNames } from './realistic-names.ts';
import { type Resolver, resolveTemplates } from './resolve.ts';
import { type JsonMap, type Placed, placeOf, type StackTemplate } from './template.ts';

/** An estate with every intrinsic replaced by a value of the form that AWS gives. */
export interface Concrete extends Estate {
  properties(placed: Placed): JsonMap;
  value: Resolver['value'];
  /** Behind `Ref` and in attributes. */
  names: Resolver['names'];
  /** The resource that has this ARN or id, and the attribute. */
  owner(value: string): Placed | undefined;
  /** Templates without intrinsics in their resources. */
  readonly concreteStacks: readonly StackTemplate[];
}

export function concrete(estate: Estate): Concrete {
  const resolver = resolveTemplates(estate.stacks, {
    account: exampleAccount,
    region: exampleRegion,
    names: realisticNames,
    otherAttribute: realisticAttribute,
  });
  const known = new Map<string, JsonMap>();
  const properties = (placed: Placed): JsonMap => {
    const place = placeOf(placed);
    const found = known.get(place) ?? resolver.properties(placed);
    known.set(place, found);
    return found;
  };
  const owners = new Map<string, Placed>();
  for (const placed of estate.resources) {
    const { ref, attributes } = resolver.names(placed);
    for (const value of [ref, ...Object.values(attributes)]) owners.set(value, placed);
  }
  let stacks: readonly StackTemplate[] | undefined;
  return {
    ...estate,
    properties,
    value: resolver.value,
    names: resolver.names,
    owner: (value) => owners.get(value),
    get concreteStacks() {
      stacks ??= estate.stacks.map(({ stack, template }) => ({
        stack,
        template: {
          Resources: Object.fromEntries(
            Object.entries(template.Resources).map(([id, resource]) => {
              const { Properties: _, ...rest } = resource;
              return [id, { ...rest, Properties: properties({ stack, id, resource }) }];
            }),
          ),
        },
      }));
      return stacks;
    },
  };
}
