/** Remembers conditions that dynalite has parsed: parsing one takes longer than all else it does for a write. */
import type { Json } from './engine.ts';
import type { Store } from './store.ts';

type Check = (store: Store, input: Json) => Json;

export interface KnownConditions {
  /** What dynalite made of a condition's text; undefined: not seen yet. */
  of(text: unknown): unknown;
  remembering(check: Check): Check;
}

/** Most conditions that are remembered; the code of a clinic has some dozens. */
const most = 1_000;
/** With nothing else in the request, a parsed condition depends on its text alone: no names, no values, no older parameters. */
const alone = new Set(['TableName', 'Item', 'Key', 'ConditionExpression']);

/** Source: dynalite 4.0.0, validations/index.js: it leaves what it parsed as `_condition` and looks at the text no more. */
export function knownConditions(): KnownConditions {
  const known = new Map<unknown, unknown>();
  return {
    of: (text) => known.get(text),
    remembering: (check) => (store, input) => {
      const { ConditionExpression: text, ...rest } = input;
      if (typeof text !== 'string' || !Object.keys(input).every((name) => alone.has(name)))
        return check(store, input);
      const found = known.get(text);
      if (found) return { ...check(store, rest), _condition: found };
      const checked = check(store, input);
      if (known.size >= most) known.clear();
      known.set(text, checked._condition);
      return checked;
    },
  };
}
