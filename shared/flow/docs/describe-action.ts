import type { ActionSpec, Evidence, NextRole, ParameterMode, ParameterSpec } from '../action-spec.ts';
import type { JsonObject } from '../document.ts';
import { flowKinds } from '../flow.ts';
import { formsOf } from '../schema/forms.ts';
import { exampleAction } from './example-action.ts';
import { table } from './table.ts';

/** Everything the language knows about one action type, as a page in Markdown. */
export function describeAction(spec: ActionSpec): string {
  const kinds = flowKinds.filter((kind) => spec.flowKinds.includes(kind));
  const facts = [
    ['Block in the console', spec.block],
    ['Kinds of flow', kinds.join(', ')],
    ['Channels', spec.channels.join(', ')],
    ['NextAction', next[spec.next]],
    ['Evidence', evidence[spec.evidence]],
    ['Source', `<${spec.source}>`],
  ];
  return [
    `# ${spec.type}`,
    table(['', ''], facts),
    '## Parameters',
    parametersOf(spec),
    '## Errors',
    errorsOf(spec),
    '## Conditions',
    conditionsOf(spec),
    ...(spec.notes ? ['## Notes', spec.notes.map((note) => `- ${note}`).join('\n')] : []),
    '## Example',
    'The least that the service takes:',
    `\`\`\`json\n${JSON.stringify(exampleAction(spec), null, 2)}\n\`\`\``,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

const next: Readonly<Record<NextRole, string>> = {
  success: 'the way on',
  mirror: 'repeats another branch; never taken by itself',
  optional: 'may be absent',
  none: 'none: the action ends the flow',
};

const evidence: Readonly<Record<Evidence, string>> = {
  documented: 'documented by AWS',
  live: 'published probes of the live service',
  corpus: 'real exports',
  unverified: 'none of documentation, probes and exports: provisional',
};

const modes: Readonly<Record<ParameterMode, string>> = {
  static: 'static',
  single: 'static, or exactly one path',
  any: 'static, a path, or text with paths inside',
  dynamicOnly: 'exactly one path',
  unstated: 'not stated',
};

function parametersOf(spec: ActionSpec): string {
  const rows = [...rowsOf(spec.parameters, '')];
  if (rows.length === 0)
    return spec.openParameters ? 'Not known: none were found anywhere.' : 'None: `"Parameters": {}`.';
  const groups = (spec.groups ?? []).map(
    ({ take, keys }) => `It takes ${take} ${keys.map((key) => `\`${key}\``).join(', ')}.`,
  );
  const more = spec.check
    ? ['How these depend on each other is more than a table or the schema can say: `careline verify` does.']
    : [];
  return [table(['Parameter', 'Required', 'Value', 'Written'], rows), ...groups, ...more].join('\n\n');
}

function* rowsOf(specs: Readonly<Record<string, ParameterSpec>>, at: string): Generator<string[]> {
  for (const [name, spec] of Object.entries(specs)) {
    const required = spec.required ? 'yes' : spec.undocumented ? 'no; in exports only' : 'no';
    yield [`\`${at}${name}\``, required, kindOf(spec), modes[spec.mode]];
    if (spec.properties) yield* rowsOf(spec.properties, `${at}${name}.`);
    if (spec.items) yield* rowsOf(spec.items, `${at}${name}[].`);
    if (spec.known) yield* rowsOf(spec.known, `${at}${name}.`);
  }
}

function kindOf(spec: ParameterSpec): string {
  if (spec.items) return 'list of objects';
  if (spec.properties) return 'object';
  if (spec.map) return spec.known ? 'map' : 'map of texts';
  const one = spec.enum ? spec.enum.map((word) => `\`${word}\``).join(', ') : rangeOf(spec);
  const list = spec.list ? `list of ${one}` : one;
  return spec.anyShape ? `${list}; other shapes are read` : list;
}

function rangeOf({ range, native, reference }: ParameterSpec): string {
  if (native) return native === 'boolean' ? 'truth value' : native;
  if (reference) return `${reference}, in types by its name`;
  if (!range) return 'text';
  const [low, high] = range;
  return Number.isFinite(high) ? `${low} to ${high}, as text` : `${low} or more, as text`;
}

/** One row for each set of errors, with the forms that have it. */
function errorsOf(spec: ActionSpec): string {
  const sets = grouped(spec, (parameters) => {
    const { required, optional } = spec.errors(parameters);
    return [listOf(required), listOf(optional)];
  });
  const head = ['Required', 'Optional'];
  return sets.length === 1
    ? table(head, [sets[0]?.cells ?? []])
    : table(['When (the longest match counts)', ...head], withForms(sets));
}

function conditionsOf(spec: ActionSpec): string {
  const sets = grouped(spec, (parameters) => {
    const rules = spec.conditions(parameters);
    if (!rules) return ['none', '', ''];
    return [
      listOf(rules.operators),
      rules.operands ? listOf(rules.operands) : 'any text',
      rules.exhaustive ? 'yes' : 'no',
    ];
  });
  if (sets.length === 1 && sets[0]?.cells[0] === 'none') return 'None.';
  const head = ['Operators', 'Operands', 'Each must have a branch'];
  return sets.length === 1
    ? table(head, [sets[0]?.cells ?? []])
    : table(['When (the longest match counts)', ...head], withForms(sets));
}

/** Forms that are treated alike. */
interface Alike {
  readonly cells: readonly string[];
  readonly forms: JsonObject[];
}

function grouped(spec: ActionSpec, cellsOf: (parameters: JsonObject) => string[]): Alike[] {
  const sets = new Map<string, Alike>();
  for (const { parameters } of formsOf(spec)) {
    const cells = cellsOf(parameters);
    const set = sets.get(cells.join('|')) ?? { cells, forms: [] };
    set.forms.push(parameters);
    sets.set(cells.join('|'), set);
  }
  return [...sets.values()];
}

/** Of the forms that are treated alike only those that no shorter one includes: the longest match counts. */
function withForms(sets: readonly Alike[]): string[][] {
  return sets.map(({ cells, forms }) => {
    const least = forms.filter((form) => !forms.some((other) => other !== form && includes(form, other)));
    return [least.map(formOf).join('<br>'), ...cells];
  });
}

const includes = (form: JsonObject, part: JsonObject): boolean =>
  Object.entries(part).every(([key, value]) => JSON.stringify(form[key]) === JSON.stringify(value));

const formOf = (parameters: JsonObject): string =>
  Object.keys(parameters).length === 0 ? 'otherwise' : `\`${JSON.stringify(parameters)}\``;

const listOf = (words: readonly string[]): string =>
  words.length === 0 ? '–' : words.map((word) => `\`${word}\``).join(', ');
