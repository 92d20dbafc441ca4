/** Hours of operation of a template as the opening hours of the domain. */

import { type JsonMap, listOf, mapOf, textOf } from '../../infra/templates/template.ts';
import {
  type Exception,
  type OpeningHours,
  type Period,
  type Weekday,
  weekdays,
} from '../../shared/domain/opening-hours.ts';
import { recurrence } from './read-recurrence.ts';

/** Throws for a kind of override that it cannot judge, rather than to open or close wrongly. */
export function openingHours(properties: JsonMap): OpeningHours {
  return {
    timeZone: textOf(properties.TimeZone) ?? 'UTC',
    weekly: byDay(listOf(properties.Config).map(mapOf)),
    exceptions: listOf(properties.HoursOfOperationOverrides).map((raw) => exception(mapOf(raw))),
  };
}

/**
 * STANDARD hours hold in place of all others; OPEN and CLOSED ones add to the hours or close a part of them, and may recur.
 * Source: Administrator Guide, hours-of-operation-overrides ("temporary hours", "recurring event"); API Reference,
 * OverrideHour and RecurrencePattern. Assumed: where one opens what another closes, it is closed.
 */
function exception(raw: JsonMap): Exception {
  const name = textOf(raw.OverrideName) ?? 'override';
  const type = textOf(raw.OverrideType) ?? 'STANDARD';
  const refuse = (why: string): never => {
    throw new Error(`The hours have the override "${name}", which cannot be judged here: ${why}`);
  };
  if (!types.has(type)) return refuse(`its type is ${type}. Use ${[...types.keys()].join(', ')}.`);
  const only = types.get(type);
  const stretches = listOf(raw.OverrideConfig).map(mapOf);
  if (only && stretches.length === 0)
    return refuse(`it is of type ${type} and names no hours. Write the hours, for a whole day 0:00 to 0:00.`);
  if (raw.RecurrenceConfig !== undefined && !only)
    return refuse('it recurs and is of type STANDARD, which is for dates that do not. Use OPEN or CLOSED.');
  const recurs = raw.RecurrenceConfig === undefined ? undefined : recurrence(mapOf(raw.RecurrenceConfig));
  if (typeof recurs === 'string') return refuse(recurs);
  if (recurs && 'monthDay' in recurs && new Set(stretches.map(({ Day }) => Day)).size < weekdays.length)
    return refuse(
      'it recurs by ByMonthDay and has hours for some days of the week only. Write all seven days.',
    );
  return {
    name,
    from: textOf(raw.EffectiveFrom) ?? '',
    till: textOf(raw.EffectiveTill) ?? '',
    periods: byDay(stretches),
    ...(only && { only }),
    ...(recurs && { recurs }),
  };
}

const types: ReadonlyMap<string, Exception['only']> = new Map([
  ['STANDARD', undefined],
  ['OPEN', 'adds'],
  ['CLOSED', 'closes'],
]);

function byDay(stretches: readonly JsonMap[]): Partial<Record<Weekday, Period[]>> {
  const days: Partial<Record<Weekday, Period[]>> = {};
  for (const stretch of stretches) {
    const day = weekdays.find((known) => known.toUpperCase() === stretch.Day);
    if (!day) throw new Error(`The hours name the day ${String(stretch.Day)}, which does not exist.`);
    const period = { opens: minutes(mapOf(stretch.StartTime)), closes: minutes(mapOf(stretch.EndTime)) };
    days[day] = [...(days[day] ?? []), period];
  }
  return days;
}

const minutes = (slice: JsonMap): number =>
  Number(textOf(slice.Hours) ?? 0) * 60 + Number(textOf(slice.Minutes) ?? 0);
