import type { Json, JsonObject } from '../flow/document.ts';
import { isObject, textOf } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import type { Looked } from './service-events.ts';
import { prepareText } from './text.ts';

/** Tells that a step read or changed a store outside. */
export function looked(call: LiveCall, store: Looked['store'], outcome: Looked['outcome']): void {
  call.emit({ type: 'looked-up', ...call.here, store, outcome });
}

/** A map of texts with JSONPaths, read into texts; those that come out empty are left out. */
export function prepareFields(value: Json | undefined): (call: LiveCall) => Record<string, string> {
  const entries = Object.entries(isObject(value) ? value : {}).map(([key, text]) => ({
    key,
    text: prepareText(textOf(text)),
  }));
  return (call) => {
    const fields: Record<string, string> = {};
    for (const { key, text } of entries) {
      const given = text.read(call);
      if (given !== '') fields[key] = given;
    }
    return fields;
  };
}

/** A list of names; exports write a list, the page draws an object with the names as keys. */
export function namesOf(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.map(textOf);
  return isObject(value) ? Object.keys(value) : [];
}

/** Named values in a list, `[{ AttributeName | Name, Value }]`, as a map. */
export function prepareNamed(value: Json | undefined): (call: LiveCall) => Record<string, string> {
  const items = (Array.isArray(value) ? value : []).map((item) => {
    const { AttributeName, Name, Value } = isObject(item) ? item : {};
    return { name: prepareText(textOf(AttributeName ?? Name)), value: prepareText(textOf(Value)) };
  });
  return (call) =>
    Object.fromEntries(items.map(({ name, value: text }) => [name.read(call), text.read(call)]));
}

/** References of a contact: `{ key: { Type, Value } }`. */
export function prepareReferences(
  map: JsonObject,
): (call: LiveCall) => Record<string, { Type: string; Value: string }> {
  const references = Object.entries(map).map(([key, value]) => ({
    key,
    type: isObject(value) ? textOf(value.Type) : 'STRING',
    value: prepareText(isObject(value) ? textOf(value.Value) : textOf(value)),
  }));
  return (call) =>
    Object.fromEntries(
      references.map(({ key, type, value }) => [key, { Type: type, Value: value.read(call) }]),
    );
}
