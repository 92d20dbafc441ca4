/** Hours of operation of a template as the opening hours of the domain. */

import { type JsonMap, listOf, mapOf, textOf } from '../../infra/templates/template.ts';
import {
  type Exception,
  type OpeningHours,
  type Period,
  type Weekday,
  weekdays,
} from '../../shared/domain/opening-hours.ts';

/** Throws for a kind of override that it cannot judge, rather than to open or close wrongly. */
export function openingHours(properties: JsonMap): OpeningHours {
  return {
    timeZone: textOf(properties.TimeZone) ?? 'UTC',
    weekly: byDay(listOf(properties.Config).map(mapOf)),
    exceptions: listOf(properties.HoursOfOperationOverrides).map((raw) => exception(mapOf(raw))),
  };
}

function exception(raw: JsonMap): Exception {
  const name = textOf(raw.OverrideName) ?? 'override';
  const type = textOf(raw.OverrideType) ?? 'STANDARD';
  if (type !== 'STANDARD' || raw.RecurrenceConfig !== undefined) {
    throw new Error(
      `The hours have the override "${name}" of type ${type}${raw.RecurrenceConfig ? ' with a recurrence' : ''}, which the local ` +
        'centre cannot judge. Use overrides of type STANDARD with dates, or teach local/templates/read-hours.ts.',
    );
  }
  return {
    name,
    from: textOf(raw.EffectiveFrom) ?? '',
    till: textOf(raw.EffectiveTill) ?? '',
    periods: byDay(listOf(raw.OverrideConfig).map(mapOf)),
  };
}

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
