import type { Step } from '../flow/flow.ts';
import { isTrue, millisecondsOf, objectOf, textOf } from '../simulator/branch.ts';
import type { Layout } from './layout.ts';
import type { Way } from './planned-step.ts';
import type { WayMaker } from './way-maker.ts';

/** A menu: each key that means something, one that means nothing, and silence. */
export function menuWays(step: Step, make: WayMaker): Way[] {
  const ms = millisecondsOf(step.parameters.InputTimeLimitSeconds, 5_000);
  const seen = new Set<string>();
  const ways: Way[] = [];
  step.conditions.forEach((condition, i) => {
    const key = condition.operands[0] ?? '';
    if (condition.operator !== 'Equals' || !/^[0-9*#]$/.test(key) || seen.has(key)) return;
    seen.add(key);
    ways.push(
      make.condition(i, { by: 'caller', label: `key ${key}`, keys: 1, doing: { do: 'press', keys: key } }),
    );
  });
  const other = [...'8765432109#*'].find((key) => !seen.has(key));
  if (other !== undefined) {
    const doing = { do: 'press', keys: other } as const;
    ways.push(make.error('NoMatchingCondition', { by: 'caller', label: `key ${other}`, keys: 1, doing }));
  }
  const silence = { by: 'caller', label: 'silence', ms, silent: true, doing: { do: 'silence' } } as const;
  ways.push(make.error('InputTimeLimitExceeded', silence));
  return ways;
}

/** A storing input: each entry that makes a difference, any other, and silence, which stores "Timeout". */
export function storeWays(
  step: Step,
  flow: number,
  at: { readonly make: WayMaker; readonly layout: Layout },
): Way[] {
  const { make, layout } = at;
  const { parameters } = step;
  const ms = millisecondsOf(parameters.InputTimeLimitSeconds, 5_000);
  const keys = objectOf(parameters.DTMFConfiguration);
  const validation = objectOf(parameters.InputValidation);
  const place = layout.find(`S:${flow}`);
  const stores = (text: string): Way['sets'] => (place ? [[place, layout.values.of(text)]] : []);
  const silence = make.next({
    by: 'caller',
    label: 'silence',
    ms,
    silent: true,
    doing: { do: 'silence' },
    sets: stores('Timeout'),
  });
  const phone = objectOf(validation.PhoneNumberValidation);
  if (validation.PhoneNumberValidation !== undefined) return [...phoneWays(phone, make, stores), silence];
  const terminator = textOf(keys.InputTerminationSequence) || '#';
  const maximum = Number(textOf(objectOf(validation.CustomValidation).MaximumLength)) || 20;
  const cancelled = isTrue(keys.DisableCancelKey) ? '' : '*';
  const typable = (entry: string): boolean =>
    /^[0-9*#]+$/.test(entry) &&
    entry.length <= maximum &&
    !entry.includes(terminator) &&
    (cancelled === '' || !entry.includes(cancelled));
  const wanted = place ? layout.variables.candidates(`S:${flow}`).filter(typable) : [];
  const other =
    ['1', '7', '12', '123', '19'].find((entry) => !wanted.includes(entry) && entry.length <= maximum) ?? '5';
  const encrypted = parameters.InputEncryption !== undefined;
  const entries = (encrypted ? [] : wanted).concat(other).map((entry) => {
    const full = entry.length >= maximum ? entry : entry + terminator;
    const sets = stores(encrypted ? 'encrypted' : entry);
    return make.next({
      by: 'caller',
      label: `keys ${full}`,
      keys: full.length,
      doing: { do: 'press', keys: full },
      sets,
    });
  });
  return [...entries, silence];
}

/** Keyed numbers, one valid and one not; other countries than the US are the world's matter. */
function phoneWays(
  phone: Readonly<Record<string, unknown>>,
  make: WayMaker,
  stores: (text: string) => Way['sets'],
): Way[] {
  const local = phone.NumberFormat === 'Local';
  if (local && phone.CountryCode !== 'US')
    return [make.forced('NextAction', 'world'), make.forced('InvalidPhoneNumber', 'world')];
  const entry = (keys: string) =>
    ({ by: 'caller', label: `keys ${keys}`, keys: keys.length, doing: { do: 'press', keys } }) as const;
  return [
    make.next({ ...entry(local ? '2065550100#' : '12065550100#'), sets: stores('+12065550100') }),
    make.error('InvalidPhoneNumber', entry('1#')),
  ];
}
