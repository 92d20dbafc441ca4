/** What the tables for Athena say of raw copies, held against copies. */
import type { RawTable } from '../../infra/record-columns.ts';

type Json = Readonly<Record<string, unknown>>;

/** Columns, and members of their structs, that no document has, or has with a value of another type. Names are matched without case. */
export function membersMissing(table: RawTable | undefined, documents: readonly Json[]): string[] {
  return (table?.columns ?? []).flatMap(({ name, type }) => {
    const values = documents.flatMap((document) => membersOf(document, name)).flat();
    const members = [...type.matchAll(/(\w+):(\w+)/g)];
    if (members.length === 0) return areOf(type, values) ? [] : [name];
    const objects = values.map(Object);
    return members.flatMap(([, member = '', of = '']) =>
      areOf(
        of,
        objects.flatMap((one) => membersOf(one, member)),
      )
        ? []
        : [`${name}.${member}`],
    );
  });
}

const membersOf = (document: Json, name: string): unknown[] =>
  Object.entries(document).flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []));

/** Connect writes null for what is not so. */
const areOf = (type: string, values: readonly unknown[]): boolean =>
  values.length > 0 && values.every((value) => value === null || isOf(type, value));

/** Anything nested further is a string of JSON. */
function isOf(type: string, value: unknown): boolean {
  if (type === 'int') return Number.isInteger(value);
  if (type === 'map<string,string>')
    return Object.values(Object(value)).every((one) => typeof one === 'string');
  return typeof value === 'string' || typeof value === 'object';
}
