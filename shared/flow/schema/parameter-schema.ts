import type { ParameterSpec } from '../action-spec.ts';
import type { JsonObject } from '../document.ts';
import { anyCase } from './forms.ts';
import { rangePattern } from './range-pattern.ts';

/** Parts that parameters share, under `$defs`. */
export const sharedParts = {
  path: {
    description: 'A value read while the contact runs, for instance $.Attributes.level.',
    type: 'string',
    pattern: '^\\s*\\$[.\\[]',
  },
  placeholder: {
    description: 'Filled in by a deployment tool before the service sees it.',
    type: 'string',
    pattern: '\\{\\{.*\\}\\}|%.+%|<.+>|\\$\\{.+\\}',
  },
  static: {
    description: 'No path inside.',
    not: { type: 'string', pattern: '\\$(?:\\.[\\[A-Za-z0-9_-]|\\[)' },
  },
  single: {
    description: 'Static, or exactly one path.',
    anyOf: [{ $ref: '#/$defs/static' }, { $ref: '#/$defs/path' }],
  },
} as const satisfies JsonObject;

const part = (name: keyof typeof sharedParts): JsonObject => ({ $ref: `#/$defs/${name}` });

/** The parameters of an action, or the members of one. `open`: names that nobody described are no mistake. */
export function parametersSchema(specs: Readonly<Record<string, ParameterSpec>>, open = false): JsonObject {
  const required = Object.keys(specs).filter((name) => specs[name]?.required);
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      Object.entries(specs).map(([name, spec]) => [name, parameterSchema(name, spec)]),
    ),
    ...(!open && { additionalProperties: false }),
  };
}

function parameterSchema(name: string, spec: ParameterSpec): JsonObject {
  const comment = spec.undocumented && { description: 'Documented nowhere; exports have it.' };
  return { ...comment, ...valueSchema(name, spec) };
}

function valueSchema(name: string, spec: ParameterSpec): JsonObject {
  if (spec.properties) return parametersSchema(spec.properties);
  if (spec.items) return { type: 'array', items: parametersSchema(spec.items) };
  if (spec.map) return { type: ['object', 'string'], additionalProperties: { minLength: 1 } };
  const one = spec.enum
    ? wordSchema(spec.enum, spec)
    : spec.range
      ? numberSchema(spec.range, spec)
      : modeSchema(spec);
  if (spec.list && !spec.anyShape) return { type: 'array', items: one };
  // Observed: published exports have ids taken out, for a tool that fills them in.
  const long = /(?:Id|ARN|Arn)$/.test(name) || spec.enum || spec.range ? one : { minLength: 1, ...one };
  // Words and numbers say for themselves what they are: exports write some of them without quotes.
  return spec.enum || spec.range || spec.native || spec.anyShape ? long : { type: 'string', ...long };
}

const wordSchema = (words: readonly string[], spec: ParameterSpec): JsonObject => ({
  anyOf: [{ enum: words }, anyCase(...words), ...instead(spec)],
});

const numberSchema = ([low, high]: readonly [number, number], spec: ParameterSpec): JsonObject => ({
  anyOf: [
    { type: 'string', pattern: rangePattern(low, high) },
    { type: 'number', minimum: low, ...(Number.isFinite(high) && { maximum: high }) },
    ...instead(spec),
  ],
});

/** What may stand in place of a word or a number. */
const instead = (spec: ParameterSpec): JsonObject[] => [
  ...(spec.mode === 'static' ? [] : [part('path')]),
  part('placeholder'),
];

function modeSchema({ mode }: ParameterSpec): JsonObject {
  if (mode === 'static') return part('static');
  if (mode === 'single') return part('single');
  return mode === 'dynamicOnly' ? part('path') : {};
}
