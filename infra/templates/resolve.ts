/** Turns the templates of all stacks into plain values, as CloudFormation does when it deploys them. */
import { intrinsicsOf } from './intrinsics.ts';
import {
  isMap,
  type Json,
  type JsonMap,
  type Placed,
  placeOf,
  type StackTemplate,
  textOf,
} from './template.ts';

/** What CloudFormation would give back for a resource: behind `Ref`, and its attributes. */
export interface PhysicalNames {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Where the templates are deployed, and how resources are called there. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** `property` gives a property of the resource itself, its intrinsics resolved. */
  readonly names: (placed: Placed, property: (name: string) => Json | undefined) => PhysicalNames;
  /** An attribute that `names` does not give. Without it that is an error. */
  readonly otherAttribute?: (placed: Placed, attribute: string) => string;
  /** What stands for a parameter without a default, an import or an output that no template here has. Without it that is an error. */
  readonly outside?: (name: string) => string;
}

export interface Resolver {
  readonly resources: readonly Placed[];
  /** All intrinsics of a value in a stack replaced. Throws for one it does not know, naming stack and intrinsic. */
  value(stack: string, value: Json): Json;
  text(stack: string, value: Json): string;
  properties(placed: Placed): JsonMap;
  names(placed: Placed): PhysicalNames;
  /** What a custom resource answered when it ran. */
  provide(placed: Placed, ref: string, attributes: Readonly<Record<string, string>>): void;
}

export function resolveTemplates(stacks: readonly StackTemplate[], place: Place): Resolver {
  const byStack = new Map(stacks.map((s) => [s.stack, s.template]));
  const resources = stacks.flatMap(({ stack, template }) =>
    Object.entries(template.Resources).map(([id, resource]): Placed => ({ stack, id, resource })),
  );
  const byPlace = new Map(resources.map((placed) => [placeOf(placed), placed]));
  const provided = new Map<string, PhysicalNames>();
  const known = new Map<string, PhysicalNames>();
  const exported = new Map(
    stacks.flatMap(({ stack, template }) =>
      Object.values(template.Outputs ?? {}).flatMap((output) =>
        output.Export ? [[JSON.stringify(output.Export.Name), { stack, value: output.Value }] as const] : [],
      ),
    ),
  );

  const fail = (stack: string, what: string): never => {
    throw new Error(
      `The template of stack ${stack} cannot be read: ${what}. ` +
        'Teach infra/templates or local/templates about it, or write the stack without it.',
    );
  };

  function names(placed: Placed): PhysicalNames {
    const key = placeOf(placed);
    const found = provided.get(key) ?? known.get(key);
    if (found) return found;
    const made = place.names(placed, (name) => {
      const raw = placed.resource.Properties?.[name];
      return raw === undefined ? undefined : value(placed.stack, raw);
    });
    known.set(key, made);
    return made;
  }

  function reference(stack: string, name: string): Json {
    const pseudo = pseudoParameter(stack, name, place);
    if (pseudo !== undefined) return pseudo;
    const placed = byPlace.get(`${stack}/${name}`);
    if (placed) return names(placed).ref;
    const parameter = byStack.get(stack)?.Parameters?.[name];
    if (parameter?.Default !== undefined) return parameter.Default;
    if (place.outside) return place.outside(name);
    return fail(stack, `it refers to ${name}, which is no resource and no parameter with a default`);
  }

  function attribute(stack: string, id: string, name: string): string {
    const placed = byPlace.get(`${stack}/${id}`);
    if (!placed) return fail(stack, `it reads ${id}.${name}, and there is no resource ${id}`);
    return (
      names(placed).attributes[name] ??
      place.otherAttribute?.(placed, name) ??
      fail(stack, `it reads ${id}.${name}, an attribute of ${placed.resource.Type} that has no value here`)
    );
  }

  function importValue(stack: string, raw: Json): Json {
    const wanted = value(stack, raw);
    for (const [name, output] of exported) {
      if (value(output.stack, JSON.parse(name)) === wanted) return value(output.stack, output.value);
    }
    if (place.outside) return place.outside(String(wanted));
    return fail(stack, `it imports ${String(wanted)}, which no stack exports`);
  }

  function stackOutput(stack: string, raw: Json): Json {
    const [owner, output] = isMap(raw) ? [raw.StackName, raw.OutputName] : Array.isArray(raw) ? raw : [];
    const found = byStack.get(String(owner))?.Outputs?.[String(output)];
    return found
      ? value(String(owner), found.Value)
      : fail(stack, `it reads output ${String(output)} of stack ${String(owner)}`);
  }

  const intrinsics = intrinsicsOf({
    value,
    text,
    reference,
    attribute,
    importValue,
    stackOutput,
    fail,
    condition: (stack, name) => byStack.get(stack)?.Conditions?.[name],
  });

  function value(stack: string, raw: Json): Json {
    if (raw === null || typeof raw !== 'object') return raw;
    if (Array.isArray(raw))
      return raw.map((item: Json) => value(stack, item)).filter((item) => item !== noValue);
    const entries = Object.entries(raw);
    const [only] = entries;
    if (entries.length === 1 && only && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
      const run = intrinsics[only[0]];
      return run ? run(stack, only[1]) : fail(stack, `it uses ${only[0]}`);
    }
    const resolved = entries.map(([key, item]) => [key, value(stack, item)] as const);
    return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
  }

  function text(stack: string, raw: Json): string {
    const resolved = value(stack, raw);
    return (
      textOf(resolved) ??
      fail(stack, `a text is needed where it has ${JSON.stringify(resolved).slice(0, 60)}`)
    );
  }

  return {
    resources,
    value,
    text,
    names,
    properties: (placed) => {
      const resolved = value(placed.stack, placed.resource.Properties ?? {});
      return isMap(resolved) ? resolved : {};
    },
    provide: (placed, ref, attributes) => void provided.set(placeOf(placed), { ref, attributes }),
  };
}

export const isCustom = (placed: Placed): boolean =>
  placed.resource.Type.startsWith('Custom::') ||
  placed.resource.Type === 'AWS::CloudFormation::CustomResource';

/** Stands for `AWS::NoValue` while a value is resolved: the member that has it vanishes. */
const noValue = '\u0000no-value';

function pseudoParameter(stack: string, name: string, { account, region }: Place): string | undefined {
  const known: Readonly<Record<string, string>> = {
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stack}/local`,
    'AWS::NoValue': noValue,
  };
  return known[name];
}
