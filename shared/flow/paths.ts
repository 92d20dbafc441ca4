/** JSONPaths as flows use them. Source: Administrator Guide, connect-attrib-list. */

export type JsonPath = `$.${string}`;

/** What the caller typed last in a storing input; the text "Timeout" when nothing was typed. */
export const storedInput = '$.StoredCustomerInput' satisfies JsonPath;
export const contactId = '$.ContactId' satisfies JsonPath;
export const callerNumber = '$.CustomerEndpoint.Address' satisfies JsonPath;

/** A contact attribute: kept for the whole contact, ends in the contact record and on the agent's screen. */
export const attribute = (name: string): JsonPath => `$.Attributes.${name}`;
/** A flow attribute: gone when the flow or module ends. */
export const flowAttribute = (name: string): JsonPath => `$.FlowAttributes.${name}`;

/** Every path inside a text, in order: `"Hello $.External.name."` gives `["$.External.name"]`. */
export function pathsIn(text: string): JsonPath[] {
  if (!text.includes('$')) return [];
  // A match starts with `$.` or `$[`; both are paths of the language.
  return (text.match(/\$(?:\.(?:\[[^\]]*\]|[A-Za-z0-9_-]+)|\[[^\]]*\])+/g) ?? []) as JsonPath[];
}

/** Root of a path: `External` of `$.External.name`, `Attributes` of `$['Attributes']['x']`. */
export function rootOf(path: string): string {
  return segmentsOf(path)[0] ?? '';
}

/** Keys along a path, brackets and quotes taken off. */
export function segmentsOf(path: string): string[] {
  if (dotted.test(path)) return path.slice(2).split('.');
  return [...path.matchAll(/\[\s*['"]?([^\]'"]*)['"]?\s*\]|\.([A-Za-z0-9_-]+)/g)].map(
    (m) => m[1] ?? m[2] ?? '',
  );
}

/** Most paths: no brackets. */
const dotted = /^\$(?:\.[A-Za-z0-9_-]+)+$/;
