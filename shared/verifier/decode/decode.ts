import { specOf } from '../../flow/actions.ts';
import type { Json } from '../../flow/document.ts';
import { isObject } from '../parameters.ts';
import { type Refusal, refusals } from './messages.ts';

/** One message of the service in words. */
export interface Decoded {
  readonly message: string;
  /** Undefined when the message is none that is known. */
  readonly refusal: Refusal | undefined;
  /** The place as the service wrote it. */
  readonly path: string | undefined;
  /** The block that is meant; known with the flow beside. */
  readonly block: Block | undefined;
  /** The field of the block: `Parameters.Text`, `Transitions.Errors`. */
  readonly field: string | undefined;
  /** What stands in the field, shortened. */
  readonly value: string | undefined;
}

export interface Block {
  /** Place in Actions, from 0. */
  readonly index: number;
  /** Actions of the flow, when it has no such one. */
  readonly beyond?: number;
  /** Undefined without the flow, or when the flow has fewer actions. */
  readonly id?: string;
  readonly type?: string;
  /** The designer's name of the action. */
  readonly name?: string;
}

/**
 * Every message in a pasted text: one a line, or the JSON that the service sends (`problems[].message`). With the document
 * that was refused, the block and what stands in it are named.
 */
export function decode(text: string, document?: Json): Decoded[] {
  return messagesIn(text).map((message) => decodeOne(message, document));
}

function decodeOne(message: string, document: Json | undefined): Decoded {
  const path = pathIn(message);
  const place = path === undefined ? undefined : placeOf(path);
  const said = refusals.find(({ says }) => says.test(message));
  // Of a message that was cut, the path alone may be left: only conditions are evaluated.
  const refusal =
    said ?? (path?.endsWith('.Evaluate') ? refusals.find(({ id }) => id === 'empty-operand') : undefined);
  const error = /Error:\s*([A-Za-z]+)/.exec(message)?.[1];
  const field = place?.field ?? fieldFor(refusal, error);
  const block = place ? blockAt(place.index, document) : undefined;
  const value = place && field ? valueAt(document, place.index, field) : undefined;
  return { message, refusal, path, block, field, value };
}

/** CloudFormation puts the message in brackets of its own, whose end is no part of the path. */
function pathIn(message: string): string | undefined {
  const path = /Path:\s*([^\s,;"]+(?:\.[^\s,;"]+)*)/i.exec(message)?.[1]?.replace(/\.+$/, '');
  const count = (sign: string) => (path ?? '').split(sign).length;
  return path?.endsWith(']') && count(']') > count('[') ? path.slice(0, -1) : path;
}

function messagesIn(text: string): string[] {
  // The service's JSON may be pasted whole, with or without the name of the exception before it.
  const quoted = [...text.matchAll(/"[mM]essage"\s*:\s*("(?:[^"\\]|\\.)*")/g)].flatMap(
    ([, literal = '""']) => {
      try {
        return [String(JSON.parse(literal))];
      } catch {
        return [];
      }
    },
  );
  const lines = (quoted.length > 0 ? quoted : text.split('\n')).map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** `Actions[4].Parameters.Text` and `2.Evaluate` alike: the number of the action and the rest. */
function placeOf(path: string): { index: number; field: string | undefined } | undefined {
  const match = /^(?:Actions\[(\d+)\]|(\d+))(?:\.(.+))?$/.exec(path);
  const index = match?.[1] ?? match?.[2];
  if (index === undefined) return undefined;
  const rest = match?.[3];
  // The service's short words for a part of an action. Observed: `N.Evaluate`, `N.Parameter`, in refusals people published.
  const field = rest === 'Evaluate' ? 'Transitions.Conditions' : rest === 'Parameter' ? 'Parameters' : rest;
  return { index: Number(index), field };
}

function fieldFor(refusal: Refusal | undefined, error: string | undefined): string | undefined {
  switch (refusal?.id) {
    case 'missing-error':
    case 'forbidden-error':
      return error === undefined ? 'Transitions.Errors' : `Transitions.Errors ${error}`;
    case 'conditions':
      return 'Transitions.Conditions';
    case 'transitions':
      return 'Transitions';
    case 'module-settings':
      return 'Settings';
    default:
      return undefined;
  }
}

function blockAt(index: number, document: Json | undefined): Block {
  const action = actionAt(document, index);
  const type = typeof action?.Type === 'string' ? action.Type : undefined;
  const name = type === undefined ? undefined : specOf(type)?.block;
  const actions = isObject(document) && Array.isArray(document.Actions) ? document.Actions.length : undefined;
  return {
    index,
    ...(actions !== undefined && index >= actions && { beyond: actions }),
    ...(typeof action?.Identifier === 'string' && { id: action.Identifier }),
    ...(type !== undefined && { type }),
    ...(name !== undefined && { name }),
  };
}

function actionAt(document: Json | undefined, index: number) {
  const actions = isObject(document) ? document.Actions : undefined;
  const action: Json | undefined = Array.isArray(actions) ? actions[index] : undefined;
  return isObject(action) ? action : undefined;
}

/** Characters of a value that are shown. */
const shown = 120;

function valueAt(document: Json | undefined, index: number, field: string): string | undefined {
  let at: Json | undefined = actionAt(document, index);
  for (const key of field.split(/[.[\]\s]+/).filter((part) => part !== '')) {
    if (Array.isArray(at)) at = at[Number(key)];
    else at = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }
  const text = at === undefined ? undefined : JSON.stringify(at);
  return text !== undefined && text.length > shown ? `${text.slice(0, shown)}…` : text;
}
