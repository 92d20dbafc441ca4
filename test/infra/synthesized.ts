import { join } from 'node:path';
import { type CreateAppOptions, createApp } from '../../infra/create-app.ts';
import type { Mark } from '../../infra/mark.ts';
import type { StackTemplate } from '../../infra/templates/template.ts';
import { functionsFolder } from './functions-folder.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: { readonly careline?: Mark };
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>
  >;
}

export interface Placed {
  readonly stack: string;
  readonly id: string;
  readonly resource: Resource;
}

/** What an intrinsic points to: a resource, and which of its attributes (`Ref` for the resource itself). */
export interface Pointee extends Placed {
  readonly attribute: string;
}

/** The synthesized centre as tests read it. */
export class Synthesized {
  readonly all: readonly Placed[];
  private readonly exports = new Map<string, { stack: string; value: unknown }>();
  readonly templates: ReadonlyMap<string, Template>;

  /** The same, as infra reads them. */
  readonly stacks: readonly StackTemplate[];

  constructor(templates: ReadonlyMap<string, Template>, stacks: readonly StackTemplate[]) {
    this.templates = templates;
    this.stacks = stacks;
    this.all = [...templates].flatMap(([stack, { Resources }]) =>
      Object.entries(Resources).map(([id, resource]) => ({ stack, id, resource })),
    );
    for (const [stack, { Outputs = {} }] of templates) {
      for (const { Export, Value } of Object.values(Outputs)) {
        if (Export) this.exports.set(Export.Name, { stack, value: Value });
      }
    }
  }

  ofType(type: string): readonly Placed[] {
    return this.all.filter(({ resource }) => resource.Type === type);
  }

  marked(key: string, value?: string): readonly Placed[] {
    return this.all.filter(({ resource }) => {
      const mark = resource.Metadata?.careline;
      return mark !== undefined && key in mark && (value === undefined || Reflect.get(mark, key) === value);
    });
  }

  /** The one resource with a mark. */
  the(key: string, value: string): Placed {
    const [found, another] = this.marked(key, value);
    if (!found || another)
      throw new Error(`${found ? 'More than one' : 'No'} resource is marked ${key}: ${value}.`);
    return found;
  }

  /** Follows Ref, GetAtt and imports from other stacks. */
  pointee(stack: string, value: unknown): Pointee | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    if ('Fn::ImportValue' in value) {
      const exported = this.exports.get(String(value['Fn::ImportValue']));
      return exported && this.pointee(exported.stack, exported.value);
    }
    const getAtt = 'Fn::GetAtt' in value ? value['Fn::GetAtt'] : undefined;
    const [id, attribute] = Array.isArray(getAtt)
      ? getAtt.map(String)
      : 'Ref' in value
        ? [String(value.Ref), 'Ref']
        : [];
    const resource = id === undefined ? undefined : this.templates.get(stack)?.Resources[id];
    return resource && id !== undefined ? { stack, id, resource, attribute: attribute ?? 'Ref' } : undefined;
  }

  /** The function that a reference to it or to its alias in service means. */
  functionAt(stack: string, value: unknown): Placed | undefined {
    const found = this.pointee(stack, value);
    return found?.resource.Type === 'AWS::Lambda::Alias'
      ? this.pointee(found.stack, found.resource.Properties.FunctionName)
      : found;
  }
}

type Options = Omit<CreateAppOptions, 'validation' | 'outdir'>;
const made = new Map<string, Synthesized>();

/** Synthesizes without the rule packs, once for all test files of a worker that want the same. */
export function synthesize(options: Options = {}): Synthesized {
  const key = JSON.stringify(options);
  const centre = made.get(key) ?? synthesizeAnew(options);
  made.set(key, centre);
  return centre;
}

function synthesizeAnew(options: Options): Synthesized {
  const { remove, folder, ...functions } = functionsFolder();
  try {
    const outdir = join(folder, 'cdk.out');
    const { app } = createApp({ ...functions, ...options, outdir, validation: 'none' });
    // Whether the flows are right is asked by a test of its own.
    const assembly = app.synth({ skipValidation: true });
    const stacks = assembly.stacks.map(
      ({ stackName, template }): StackTemplate => ({
        stack: stackName,
        // Without flows a stack may be empty.
        template: { Resources: {}, ...template },
      }),
    );
    return new Synthesized(
      new Map(assembly.stacks.map(({ stackName, template }) => [stackName, { Resources: {}, ...template }])),
      stacks,
    );
  } finally {
    remove();
  }
}
