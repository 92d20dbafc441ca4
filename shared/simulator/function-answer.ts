import { limits } from '../flow/document.ts';
import type { FailureReason } from './events.ts';

export type ReadAnswer =
  | { readonly external: Readonly<Record<string, unknown>>; readonly bytes: number }
  | { readonly reason: FailureReason };

/**
 * Reads a function's answer as Connect does. Source: Administrator Guide, connect-lambda-functions: under 32 KB of UTF-8;
 * STRING_MAP is a flat object of texts, JSON may be nested.
 */
export function readAnswer(payload: unknown, form: 'STRING_MAP' | 'JSON'): ReadAnswer {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  if (text === undefined) return { reason: form === 'JSON' ? 'not-json' : 'not-a-map' };
  const bytes = Buffer.byteLength(text);
  if (bytes > limits.functionResponseBytes) return { reason: 'too-large' };
  if (form === 'STRING_MAP' && typeof payload !== 'string') {
    const map = flatMap(payload);
    if (map) return { external: map, bytes };
  }
  const value = parsed(text);
  if (value === undefined) return { reason: 'not-json' };
  if (form === 'JSON') return { external: isObject(value) ? value : {}, bytes };
  const map = flatMap(value);
  return map ? { external: map, bytes } : { reason: 'not-a-map' };
}

/** A copy when every value is a text; undefined otherwise. */
function flatMap(value: unknown): Record<string, string> | undefined {
  if (!isObject(value)) return undefined;
  const copy: Record<string, string> = {};
  for (const key in value) {
    const item = value[key];
    if (typeof item !== 'string') return undefined;
    copy[key] = item;
  }
  return copy;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an answer of its own: the caller turns it into a reason.
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
