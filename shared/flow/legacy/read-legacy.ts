import type { Json, JsonObject } from '../document.ts';
import { nestingProblem } from '../nesting.ts';
import { FlowSyntaxError, type SyntaxProblem } from '../parse.ts';
import type { LegacyBlock, LegacyBranch, LegacyParameter } from './block.ts';

/** An old export with its shape checked: `{ modules, start, metadata }`. */
export interface LegacyDocument {
  readonly start: string;
  readonly blocks: readonly LegacyBlock[];
  readonly metadata: JsonObject;
  readonly type: string | undefined;
}

/** Reads the shape. Throws `FlowSyntaxError` with every problem when it is no export of the old console. */
export function readLegacy(json: unknown): LegacyDocument {
  const tooDeep = nestingProblem(json);
  if (tooDeep) throw new FlowSyntaxError([tooDeep]);
  const problems: SyntaxProblem[] = [];
  const document = isObject(json) ? json : {};
  const modules = document.modules;
  if (!Array.isArray(modules)) problems.push({ path: '/modules', message: 'is no list' });
  const start = typeof document.start === 'string' ? document.start : '';
  if (start === '') problems.push({ path: '/start', message: 'is missing or not a text' });
  const blocks = (Array.isArray(modules) ? modules : []).flatMap((one: unknown, index) => {
    const block = readBlock(one);
    if (!block) problems.push({ path: `/modules/${index}`, message: 'needs the texts id and type' });
    return block ? [block] : [];
  });
  const seen = new Set<string>();
  for (const { id } of blocks) {
    if (seen.has(id)) problems.push({ path: '/modules', step: id, message: `uses the id "${id}" twice` });
    seen.add(id);
  }
  if (problems.length > 0) throw new FlowSyntaxError(problems);
  const metadata = isObject(document.metadata) ? document.metadata : {};
  const type = typeof metadata.type === 'string' ? metadata.type : document.type;
  return { start, blocks, metadata, type: typeof type === 'string' ? type : undefined };
}

function readBlock(one: unknown): LegacyBlock | undefined {
  if (!isObject(one) || typeof one.id !== 'string' || typeof one.type !== 'string') return undefined;
  const position = isObject(one.metadata) ? one.metadata.position : undefined;
  const [parameters, branches] = [listOf(one.parameters), listOf(one.branches)];
  const read = { parameters: parameters.flatMap(readParameter), branches: branches.flatMap(readBranch) };
  const misshapen = [
    ...(['parameters', 'branches'] as const).filter((part) => !isList(one[part])).map(noList),
    ...leftOut(parameters.length - read.parameters.length, 'a parameter without a name'),
    ...leftOut(branches.length - read.branches.length, 'a branch without condition and transition'),
    ...(one.target === undefined || one.target === null || typeof one.target === 'string'
      ? []
      : ['has a target that is no text, which was left out']),
  ];
  return {
    id: one.id,
    type: one.type,
    target: typeof one.target === 'string' ? one.target : undefined,
    ...read,
    position: isObject(position) ? position : undefined,
    misshapen,
  };
}

const isList = (value: Json | undefined): boolean =>
  value === undefined || value === null || Array.isArray(value);
const noList = (part: string): string => `has ${part} that are no list, which were left out`;
const leftOut = (count: number, what: string): string[] =>
  count === 0 ? [] : [`has ${what}, which was left out${count > 1 ? ` (${count} times)` : ''}`];

function readParameter(one: Json): LegacyParameter[] {
  if (!isObject(one) || typeof one.name !== 'string') return [];
  return [
    {
      name: one.name,
      value: one.value ?? null,
      ...(typeof one.key === 'string' && { key: one.key }),
      ...(typeof one.namespace === 'string' && { namespace: one.namespace }),
      ...(typeof one.resourceName === 'string' && { resourceName: one.resourceName }),
    },
  ];
}

function readBranch(one: Json): LegacyBranch[] {
  if (!isObject(one) || typeof one.condition !== 'string' || typeof one.transition !== 'string') return [];
  return [
    {
      condition: one.condition,
      transition: one.transition,
      ...(typeof one.conditionType === 'string' && { conditionType: one.conditionType }),
      ...(one.conditionValue !== undefined && { conditionValue: one.conditionValue }),
    },
  ];
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
