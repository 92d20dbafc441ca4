/** When a schedule of EventBridge fires, in UTC. Source: EventBridge User Guide, eb-scheduled-rule-pattern. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const units: Readonly<Record<string, number>> = { minute, hour, day };

/** Every firing after `from` and up to `until`, in epoch milliseconds. A rate counts from `start`. */
export function firings(expression: string, { start, from, until }: Span): number[] {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    const step = Number(rate[1]) * (units[rate[2] ?? ''] ?? minute);
    const first = start + (Math.floor((from - start) / step) + 1) * step;
    return Array.from(
      { length: Math.max(0, Math.floor((until - first) / step) + 1) },
      (_, n) => first + n * step,
    );
  }
  const cron = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression);
  if (!cron) throw cannotPlay(expression);
  const [minutes, hours, days, months, weekdays, years] = cron
    .slice(1)
    .map((field, n) => allowed(field, ranges[n] ?? [0, 0], expression));
  const found: number[] = [];
  for (let at = Math.floor(from / day) * day; at <= until; at += day) {
    const date = new Date(at);
    const fits =
      days?.has(date.getUTCDate()) &&
      months?.has(date.getUTCMonth() + 1) &&
      weekdays?.has(date.getUTCDay() + 1) &&
      years?.has(date.getUTCFullYear());
    if (!fits) continue;
    for (const of of hours ?? [])
      for (const past of minutes ?? []) found.push(at + of * hour + past * minute);
  }
  return found.filter((at) => at > from && at <= until).sort((a, b) => a - b);
}

export interface Span {
  /** When the schedule was made. */
  readonly start: number;
  readonly from: number;
  readonly until: number;
}

/** Minute, hour, day of the month, month, day of the week (1 is Sunday), year. */
const ranges: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [1, 7],
  [1970, 2199],
];
const names = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

function allowed(field: string, [low, high]: readonly [number, number], expression: string): Set<number> {
  const numberIn = (text: string): number => {
    const list = low === 1 && high === 7 ? names : low === 1 && high === 12 ? months : [];
    const named = list.indexOf(text.toUpperCase());
    const value = named >= 0 ? named + 1 : Number(text);
    if (!Number.isInteger(value) || value < low || value > high) throw cannotPlay(expression);
    return value;
  };
  return new Set(
    field.split(',').flatMap((part) => {
      const [span = '', step = '1'] = part.split('/');
      const [first, last] =
        span === '*' || span === '?'
          ? [low, high]
          : [
              numberIn(span.split('-')[0] ?? ''),
              numberIn(span.split('-')[1] ?? (part.includes('/') ? String(high) : span)),
            ];
      const every = Number(step);
      if (!Number.isInteger(every) || every < 1) throw cannotPlay(expression);
      return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, n) => first + n * every);
    }),
  );
}

const cannotPlay = (expression: string) =>
  new Error(
    `The schedule ${expression} cannot be played here. Write rate(5 minutes) or cron(15 3 * * ? *) with numbers, names, lists, ranges and steps, or teach local/centre/schedule-times.ts.`,
  );
