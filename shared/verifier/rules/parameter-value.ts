import type { ParameterSpec } from '../../flow/action-spec.ts';
import { type Json, plainText } from '../../flow/document.ts';
import { end, example, menu } from '../example.ts';
import { isObject, slotsOf } from '../parameters.ts';
import { textsIn } from '../reads.ts';
import type { Problem, Rule } from '../rule.ts';

const ask = menu('Press 1', { 1: 'bye' }, 'bye');

export const parameterValue: Rule = {
  id: 'parameter-value',
  level: 'error',
  what: 'every parameter has a value that the action accepts',
  why: 'Amazon Connect answers "Invalid Action property value" and refuses the flow; an empty text is refused anywhere.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
  wrong: example({
    ask: { ...ask, parameters: { ...ask.parameters, InputTimeLimitSeconds: '999' } },
    bye: end,
  }),
  right: example({ ask, bye: end }),
  *check(context) {
    for (const { step, where, spec, value, level } of slotsOf(context)) {
      if (!spec || value === undefined || value === null) continue;
      for (const problem of problemsOf(where, spec, value))
        yield { step, ...problem, ...(level && { level }) };
    }
  },
};

function* problemsOf(where: string, spec: ParameterSpec, value: Json): Generator<Problem> {
  if (spec.properties && !isObject(value) && !Array.isArray(value)) {
    yield {
      message: `${where} is no object.`,
      fix: `Write an object with ${Object.keys(spec.properties).join(', ')}.`,
    };
    return;
  }
  if (spec.map && !isObject(value) && typeof value !== 'string') {
    yield { message: `${where} is no map.`, fix: 'Write an object of names and texts.' };
    return;
  }
  // Members of known objects come as slots of their own.
  if (!spec.properties && holdsEmptyText(value)) {
    for (const { where: at, text } of textsIn(value, where)) {
      if (text === '') {
        // Observed: published exports have ids taken out, for a tool that fills them in.
        const takenOut = /(?:Id|ARN|Arn)$/.test(at);
        yield {
          message: `${at} is an empty text.`,
          fix: takenOut
            ? 'Fill in the resource before publishing.'
            : 'Leave the parameter out, or write a space.',
          ...(takenOut && { level: 'warning' }),
        };
      }
    }
  }
  if (spec.enum) yield* enumProblems(where, spec.enum, value);
  if (spec.range) yield* rangeProblems(where, spec.range, value);
}

function holdsEmptyText(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return value === '';
  return Object.values<Json>(value).some(holdsEmptyText);
}

function* enumProblems(where: string, allowed: readonly string[], value: Json): Generator<Problem> {
  for (const item of Array.isArray(value) ? value : [value]) {
    // Observed: letter case of such words differs between exports ("True", "true"), and booleans occur.
    const text = plainText(item).toLowerCase();
    if (text === '' || text.includes('$') || allowed.some((word) => word.toLowerCase() === text)) continue;
    yield { message: `${where} is "${plainText(item)}".`, fix: `Use ${allowed.join(', ')}.` };
  }
}

function* rangeProblems(
  where: string,
  [low, high]: readonly [number, number],
  value: Json,
): Generator<Problem> {
  const text = plainText(value);
  if (text.includes('$') || placeholder.test(text)) return;
  const number = Number(text);
  if (text.trim() !== '' && number >= low && number <= high) return;
  yield { message: `${where} is "${text}".`, fix: `Use a number from ${low} to ${high}.` };
}

/** Filled in by a deployment tool before the service sees it. */
const placeholder = /\{\{.*\}\}|%.+%|<.+>/;
