import type { Step } from '../flow/flow.ts';
import type { AnswerKeys } from './answer-keys.ts';
import type { Layout } from './layout.ts';
import type { Way } from './planned-step.ts';
import type { WayMaker } from './way-maker.ts';

/** Assumed: seconds of a function that answers. */
export const answerMs = 1_000;
/** More combinations of keys than this are not tried together; then each key varies alone. */
const mostTogether = 48;

/** A function: each answer that makes a difference until the next function, and none in time. */
export function functionWays(
  step: Step,
  at: {
    readonly flow: number;
    readonly answerKeys: AnswerKeys;
    readonly layout: Layout;
    readonly make: WayMaker;
  },
): { readonly ways: Way[]; readonly partial: boolean } {
  const { flow, layout, make } = at;
  const keys = at.answerKeys(flow, step.next).filter((key) => layout.find(`E:${flow}:${key}`));
  const { answers, partial } = combinations(
    keys.map((key) => ({
      key,
      values: valuesOf(layout.variables.candidates(`E:${flow}:${key}`)),
    })),
  );
  const ways = answers.map((answer) => {
    const sets = answer.flatMap(([key, value]): Way['sets'] => {
      const place = layout.find(`E:${flow}:${key}`);
      return place ? [[place, layout.values.of(value)]] : [];
    });
    const label = answer.map(([key, value]) => `${key} = ${value}`).join(', ') || 'answers';
    return make.next({
      by: 'world',
      label,
      sets,
      ms: answerMs,
      doing: { do: 'answer', payload: nested(answer) },
    });
  });
  // Its milliseconds are the time limit, less when the chain of functions is long already.
  const none = make.error('NoMatchingError', {
    by: 'world',
    label: 'no answer in time',
    doing: { do: 'hang' },
  });
  return { ways: [...ways, none], partial };
}

/** The usual one first, with which the other keys vary when they cannot be tried together: not that nothing is there. */
const valuesOf = (candidates: readonly string[]): string[] => [
  ...candidates.filter((value) => value !== ''),
  'something else',
  ...candidates.filter((value) => value === ''),
];

type Answer = readonly (readonly [key: string, value: string])[];

function combinations(keys: readonly { readonly key: string; readonly values: readonly string[] }[]): {
  readonly answers: Answer[];
  readonly partial: boolean;
} {
  const all = keys.reduce((product, { values }) => product * values.length, 1);
  if (all > mostTogether) {
    const usual = keys.map(({ key, values }) => [key, values[0] ?? ''] as const);
    const answers = keys.flatMap(({ key, values }) =>
      values.map((value) => usual.map((pair) => (pair[0] === key ? ([key, value] as const) : pair))),
    );
    return { answers, partial: true };
  }
  const answers = keys.reduce<Answer[]>(
    (some, { key, values }) =>
      some.flatMap((answer) => values.map((value) => [...answer, [key, value] as const])),
    [[]],
  );
  return { answers, partial: false };
}

function nested(answer: Answer): Record<string, unknown> {
  const payload: Record<string, unknown> = {};
  for (const [path, value] of answer) {
    const keys = path.split('.');
    let at = payload;
    for (const key of keys.slice(0, -1)) {
      const deeper = Object.hasOwn(at, key) ? at[key] : {};
      at[key] = deeper;
      // Made here: an object, or a text where two paths cross, which then loses.
      at = typeof deeper === 'object' && deeper !== null ? (deeper as Record<string, unknown>) : {};
    }
    const last = keys.at(-1) ?? '';
    if (last !== '__proto__') at[last] = value;
  }
  return payload;
}
