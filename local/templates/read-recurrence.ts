/** The recurrence of an override as the domain has it. */
import { type JsonMap, listOf, mapOf, textOf } from '../../infra/templates/template.ts';
import type { Recurrence } from '../../shared/domain/recurrence.ts';

/**
 * A sentence for what no page explains. Source: API Reference, RecurrencePattern. Assumed: what the page leaves open is as
 * in RFC 5545, whose words these are: counted from the first effective date, weeks from Monday.
 */
export function recurrence(config: JsonMap): Recurrence | string {
  const pattern = mapOf(config.RecurrencePattern);
  const unit = units[textOf(pattern.Frequency) ?? ''];
  const every = numberOf(pattern.Interval);
  if (!unit) return 'its Frequency is not WEEKLY, MONTHLY or YEARLY.';
  if (every === undefined || every < 1) return 'its Interval is no number from 1 on.';
  for (const key of ['ByMonth', 'ByMonthDay', 'ByWeekdayOccurrence'])
    if (listOf(pattern[key]).length > 1)
      return `its ${key} names more than one. Write one override for each.`;
  const [month, monthDay, weekdayOccurrence] = [
    first(pattern.ByMonth),
    first(pattern.ByMonthDay),
    first(pattern.ByWeekdayOccurrence),
  ];
  if (unit === 'week') {
    if (month === undefined && monthDay === undefined && weekdayOccurrence === undefined)
      return { unit, every };
    return 'it recurs weekly and names days of a month. Leave them out, or use MONTHLY or YEARLY.';
  }
  if ((monthDay === undefined) === (weekdayOccurrence === undefined))
    return `it recurs by the ${unit}. Write either ByMonthDay or ByWeekdayOccurrence.`;
  const inMonth = monthDay === undefined ? { weekdayOccurrence: weekdayOccurrence ?? 0 } : { monthDay };
  if (unit === 'month')
    return month === undefined
      ? { unit, every, ...inMonth }
      : 'it recurs by the month and has ByMonth. Use YEARLY.';
  return month === undefined ? 'it recurs by the year. Write ByMonth.' : { unit, every, month, ...inMonth };
}

const units: Readonly<Record<string, Recurrence['unit']>> = {
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
};

const first = (list: unknown): number | undefined => numberOf(listOf(list)[0]);

function numberOf(value: unknown): number | undefined {
  const number = Number(textOf(value) ?? Number.NaN);
  return Number.isInteger(number) ? number : undefined;
}
