/** Reads Stripe's form encoding, `card[number]=…&expand[]=…`, into nested values. */
import { GatewayFault } from './gateway-fault.ts';

export type Form = { [name: string]: string | string[] | Form };

export function parseForm(text: string): Form {
  const root: Form = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) put(root, name, value);
  return root;
}

function put(root: Form, name: string, value: string): void {
  const [head = '', ...rest] = name.split(/\[|\]\[|\]/).slice(0, name.endsWith(']') ? -1 : undefined);
  let at = root;
  let member = head;
  for (const next of rest) {
    if (next === '' || /^\d+$/.test(next)) {
      const list = at[member] ?? [];
      if (!Array.isArray(list)) throw malformed(head);
      at[member] = [...list, value];
      return;
    }
    const inner = at[member] ?? Object.create(null);
    if (typeof inner === 'string' || Array.isArray(inner)) throw malformed(head);
    at[member] = inner;
    at = inner;
    member = next;
  }
  at[member] = value;
}

const malformed = (param: string) =>
  new GatewayFault(400, {
    type: 'invalid_request_error',
    message: 'A parameter is given in two forms.',
    param,
  });

/** Refuses parameters we would otherwise ignore without a word. */
export function allowOnly(form: Form, names: readonly string[]): void {
  const unknown = Object.keys(form).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new GatewayFault(400, {
    type: 'invalid_request_error',
    code: 'parameter_unknown',
    message: `Received unknown parameter: ${unknown}. The local gateway plays: ${names.join(', ')}.`,
    param: unknown,
  });
}

export function textOf(form: Form, name: string): string | undefined {
  const value = form[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function required(form: Form, name: string): string {
  const value = textOf(form, name);
  if (value !== undefined) return value;
  throw new GatewayFault(400, {
    type: 'invalid_request_error',
    code: 'parameter_missing',
    message: `Missing required param: ${name}.`,
    param: name,
  });
}

export function nested(form: Form, name: string): Form {
  const value = form[name];
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

export function listOf(form: Form, name: string): string[] {
  const value = form[name];
  return Array.isArray(value) ? value : [];
}

/** Source: Stripe API reference, metadata: up to 50 keys of 40 characters, values of 500. */
export function metadataOf(form: Form): Record<string, string> {
  const pairs = Object.entries(nested(form, 'metadata')).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
  if (pairs.length <= 50 && pairs.every(([key, value]) => key.length <= 40 && value.length <= 500))
    return Object.fromEntries(pairs);
  throw new GatewayFault(400, {
    type: 'invalid_request_error',
    message: 'Metadata holds at most 50 keys of 40 characters, with values of 500.',
    param: 'metadata',
  });
}

/** A whole number of the smallest unit of the currency, such as cents. */
export function amountOf(text: string, param = 'amount'): number {
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw new GatewayFault(400, {
    type: 'invalid_request_error',
    code: 'parameter_invalid_integer',
    message: `Invalid integer: ${param} must be a whole number of at most eight digits.`,
    param,
  });
}
