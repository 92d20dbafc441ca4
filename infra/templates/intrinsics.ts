/** What each intrinsic function of CloudFormation means. Source: CloudFormation User Guide, intrinsic-function-reference. */
import { isMap, type Json } from './template.ts';

/** How values are looked up in the stacks; `stack` is where the intrinsic stands. */
export interface Reader {
  value(stack: string, raw: Json): Json;
  text(stack: string, raw: Json): string;
  reference(stack: string, name: string): Json;
  attribute(stack: string, id: string, name: string): string;
  importValue(stack: string, raw: Json): Json;
  stackOutput(stack: string, raw: Json): Json;
  /** The definition of a named condition. */
  condition(stack: string, name: string): Json | undefined;
  fail(stack: string, what: string): never;
}

export type Intrinsic = (stack: string, argument: Json) => Json;

export function intrinsicsOf(reader: Reader): Readonly<Record<string, Intrinsic>> {
  const { value, text, reference, attribute, fail } = reader;

  function substitute(stack: string, raw: Json): string {
    const [template, extra] = Array.isArray(raw) ? raw : [raw];
    const given = isMap(extra) ? extra : {};
    return String(template).replace(/\$\{([^}]+)\}/g, (_all, inside: string) => {
      if (inside.startsWith('!')) return `\${${inside.slice(1)}}`;
      const own = given[inside];
      if (own !== undefined) return text(stack, own);
      const [id = '', ...path] = inside.split('.');
      return path.length > 0 ? attribute(stack, id, path.join('.')) : String(reference(stack, id));
    });
  }

  function decide(stack: string, raw: Json): boolean {
    const [name, argument] = isMap(raw) ? (Object.entries(raw)[0] ?? []) : [];
    const parts = Array.isArray(argument) ? argument : [];
    if (name === 'Fn::Equals') return text(stack, parts[0] ?? '') === text(stack, parts[1] ?? '');
    if (name === 'Fn::Not') return !decide(stack, parts[0] ?? null);
    if (name === 'Fn::And') return parts.every((part) => decide(stack, part));
    if (name === 'Fn::Or') return parts.some((part) => decide(stack, part));
    if (name === 'Condition') return holds(stack, String(argument));
    return fail(stack, `it decides by ${name ?? String(raw)}`);
  }

  function holds(stack: string, name: string): boolean {
    const found = reader.condition(stack, name);
    return found === undefined
      ? fail(stack, `it names the condition ${name}, which it does not have`)
      : decide(stack, found);
  }

  return {
    Ref: (stack, name) => reference(stack, String(name)),
    'Fn::GetAtt': (stack, argument) => {
      const [id = '', ...path] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
      return attribute(stack, id, path.join('.'));
    },
    'Fn::Join': (stack, argument) => {
      const [between, parts] = Array.isArray(argument) ? argument : [];
      const list = value(stack, parts ?? []);
      return Array.isArray(list) ? list.map((part: Json) => text(stack, part)).join(String(between)) : '';
    },
    'Fn::Sub': substitute,
    'Fn::Select': (stack, argument) => {
      const [index, from] = Array.isArray(argument) ? argument : [];
      const list = value(stack, from ?? []);
      const picked: Json | undefined = Array.isArray(list) ? list[Number(index)] : undefined;
      return picked ?? fail(stack, `it selects item ${String(index)} of a list that has none`);
    },
    'Fn::Split': (stack, argument) => {
      const [by, from] = Array.isArray(argument) ? argument : [];
      return text(stack, from ?? '').split(String(by));
    },
    'Fn::ImportValue': reader.importValue,
    'Fn::GetStackOutput': reader.stackOutput,
    'Fn::Base64': (stack, argument) => Buffer.from(text(stack, argument)).toString('base64'),
    'Fn::If': (stack, argument) => {
      const [name, yes, no] = Array.isArray(argument) ? argument : [];
      return value(stack, (holds(stack, String(name)) ? yes : no) ?? null);
    },
  };
}
