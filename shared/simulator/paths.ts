import { segmentsOf } from '../flow/paths.ts';
import { systemValue } from './contact-data.ts';
import type { LiveCall } from './live-call.ts';

/** Reads one JSONPath in a running call; undefined when nothing is there. Made once per place in a flow. */
export type Lookup = (call: LiveCall) => unknown;

export function prepareLookup(path: string): Lookup {
  const [root = '', ...keys] = segmentsOf(path);
  const [first = '', second = ''] = keys;
  switch (root) {
    case 'Attributes':
      return keys.length === 1 ? (call) => call.contact.attributes.get(first) : nothing;
    case 'FlowAttributes':
      return keys.length === 1 ? (call) => call.frame.flowAttributes?.get(first) : nothing;
    case 'External':
      return keys.length === 1
        ? (call) => own(call.frame.external, first)
        : (call) => dig(call.frame.external, keys);
    case 'StoredCustomerInput':
      return (call) => call.frame.storedInput;
    case 'LambdaInvocation':
      if (first === 'InvocationId') return (call) => call.frame.invocationId;
      return first === 'ResultData' ? (call) => dig(call.frame.external, keys.slice(1)) : nothing;
    case 'Loop':
      return second === 'Index' ? (call) => call.frame.loops?.get(first) : nothing;
    case 'Metrics':
      return (call) => dig(call.frame.metrics, keys);
    case 'Modules':
      return (call) => dig(call.frame.modules, keys);
    default:
      return (call) => dig(systemValue(call, root), keys);
  }
}

const nothing: Lookup = () => undefined;

function own(value: unknown, key: string): unknown {
  // Checked: an object, and the key its own, so that `__proto__` and `length` find nothing.
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function dig(value: unknown, keys: readonly string[]): unknown {
  let at = value;
  for (const key of keys) at = own(at, key);
  return at;
}

/** A value as a flow speaks or compares it: nothing is empty text. Assumed: nested data is written as JSON. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
