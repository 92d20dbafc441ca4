import type { Json, JsonObject } from '../document.ts';
import type { Condition, Step } from '../flow.ts';
import { conditionOf } from './conditions.ts';
import { legacyPath } from './namespaces.ts';

/** One branch of an old block. `conditionType` and `conditionValue` only where the branch tests a value. */
export interface LegacyBranch {
  readonly condition: string;
  readonly transition: string;
  readonly conditionType?: string;
  readonly conditionValue?: Json;
}

export interface LegacyParameter {
  readonly name: string;
  readonly value: Json;
  /** Name of a function's parameter or of an attribute; `text` or `ssml` of a looped prompt. */
  readonly key?: string;
  /** Where a value comes from: `External`, `User Defined`, `System`; absent or null for a constant. */
  readonly namespace?: string;
  /** What the console shows instead of the ARN. */
  readonly resourceName?: string;
}

/** A block as the old console exported it. */
export interface LegacyBlock {
  readonly id: string;
  readonly type: string;
  readonly target: string | undefined;
  readonly parameters: readonly LegacyParameter[];
  readonly branches: readonly LegacyBranch[];
  readonly position: JsonObject | undefined;
  /** What has not the shape of a block's parts, in words. */
  readonly misshapen: readonly string[];
}

/**
 * An old block while it is converted. It remembers what was looked at: whatever nobody asked for is reported as lost, so that
 * a conversion can forget nothing in silence.
 */
export class Reading {
  readonly block: LegacyBlock;
  readonly notes: string[] = [];
  /** Parameter of the new action → name for the console. */
  readonly displayNames: Record<string, string> = {};
  private readonly seen = new Set<LegacyParameter | LegacyBranch>();

  constructor(block: LegacyBlock) {
    this.block = block;
  }

  /** The value as text: a constant, or the JSONPath that its namespace means. */
  text(name: string, shownAs?: string): string | undefined {
    const parameter = this.parameters(name)[0];
    if (!parameter) return undefined;
    if (shownAs !== undefined && parameter.resourceName !== undefined)
      this.displayNames[shownAs] = parameter.resourceName;
    return this.valueOf(parameter);
  }

  parameters(name: string): readonly LegacyParameter[] {
    const found = this.block.parameters.filter((parameter) => parameter.name === name);
    for (const parameter of found) this.seen.add(parameter);
    return found;
  }

  /** Entries `{ name, key, value }` as a map. */
  map(name: string): Record<string, string> {
    const entries = this.parameters(name).map((one) => [one.key ?? '', this.valueOf(one)] as const);
    return Object.fromEntries(entries);
  }

  valueOf({ value, namespace }: LegacyParameter): string {
    if (namespace === undefined) return plain(value);
    const path = legacyPath(namespace, plain(value));
    if (path.guessed) this.notes.push(`reads ${namespace} "${plain(value)}", taken for ${path.path}`);
    return path.path;
  }

  /** Where a branch leads, or undefined. */
  to(condition: string): string | undefined {
    const branch = this.block.branches.find((one) => one.condition === condition);
    if (branch) this.seen.add(branch);
    return branch?.transition;
  }

  /** Branches that test a value, in order. */
  tests(condition = 'Evaluate'): LegacyBranch[] {
    const found = this.block.branches.filter((one) => one.condition === condition);
    for (const branch of found) this.seen.add(branch);
    return found;
  }

  conditions(condition = 'Evaluate'): Condition[] {
    return this.tests(condition).flatMap((branch) => {
      const read = conditionOf(branch);
      if (!read) this.notes.push(`cannot test by "${branch.conditionType ?? ''}": the branch was left out`);
      return read ? [read] : [];
    });
  }

  /** Success, and the branch `Error` as NoMatchingError: the shape of most blocks. */
  goesOn(type: string, parameters: JsonObject): Step {
    const next = this.to('Success');
    return {
      type,
      parameters,
      ...(next !== undefined && { next }),
      errors: this.errors({ NoMatchingError: 'Error' }),
      conditions: [],
    };
  }

  /** Error types of the new language from branches of the old one. */
  errors(table: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(table).flatMap(([error, condition]) => {
        const to = this.to(condition);
        return to === undefined ? [] : [[error, to]];
      }),
    );
  }

  /** What no conversion asked for. */
  unread(): string[] {
    const parameters = this.block.parameters.filter((one) => !this.seen.has(one)).map((one) => one.name);
    const branches = this.block.branches.filter((one) => !this.seen.has(one)).map((one) => one.condition);
    return [
      ...this.block.misshapen,
      ...[...new Set(parameters)].map((name) => `has the parameter "${name}", which was left out`),
      ...[...new Set(branches)].map((name) => `has the branch "${name}", which was left out`),
    ];
  }
}

/** Numbers and truth values are texts in the new language. */
export function plain(value: Json): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
