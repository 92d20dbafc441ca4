import { describe, expect, it } from 'vitest';
import type { JsonMap } from '../../../infra/templates/template.ts';
import { openingHours } from '../../../local/templates/read-hours.ts';
import { isOpen, type OpeningHours } from '../../../shared/domain/opening-hours.ts';

const tuesday = (from: number, till: number) => ({
  Day: 'TUESDAY',
  StartTime: { Hours: from, Minutes: 0 },
  EndTime: { Hours: till, Minutes: 0 },
});
const slice = (Hours: number, Minutes = 0) => ({ Hours, Minutes });
const template = {
  TimeZone: 'America/Los_Angeles',
  Config: [{ Day: 'TUESDAY', StartTime: slice(8), EndTime: slice(17, 30) }],
  HoursOfOperationOverrides: [
    {
      OverrideName: 'Inventory',
      OverrideType: 'STANDARD',
      EffectiveFrom: '2026-03-10',
      EffectiveTill: '2026-03-10',
      OverrideConfig: [],
    },
  ],
};

describe('hours of operation', () => {
  it.each([
    ['2026-03-03T07:59:00-08:00', false],
    ['2026-03-03T08:00:00-08:00', true],
    ['2026-03-03T17:29:59-08:00', true],
    ['2026-03-03T17:30:00-08:00', false],
    ['2026-03-10T09:00:00-07:00', false],
    ['2026-03-17T09:00:00-07:00', true],
  ])('R-22 of a template say at %s: %s', (at, open) => {
    expect(isOpen(openingHours(template), new Date(at))).toBe(open);
  });

  const over = (...overrides: readonly JsonMap[]) =>
    openingHours({
      ...template,
      HoursOfOperationOverrides: overrides.map((one) => ({
        OverrideName: 'other',
        EffectiveFrom: '2026-01-01',
        EffectiveTill: '2027-12-31',
        OverrideConfig: [tuesday(18, 20)],
        ...one,
      })),
    });
  const openAt = (hours: OpeningHours, ...times: readonly string[]) =>
    times.map((time) => isOpen(hours, new Date(`${time}-07:00`)));

  it('R-22 take overrides that add to them or close a part, and STANDARD ones in place of all', () => {
    const closed = { OverrideType: 'CLOSED', OverrideConfig: [tuesday(12, 13), tuesday(19, 20)] };
    const times = ['2026-04-07T09:00', '2026-04-07T12:30', '2026-04-07T18:30', '2026-04-07T19:30'];
    expect(openAt(over({ OverrideType: 'OPEN' }, closed), ...times)).toEqual([true, false, true, false]);
    const standard = { EffectiveFrom: '2026-04-07', EffectiveTill: '2026-04-07' };
    expect(openAt(over({ OverrideType: 'OPEN' }, closed, standard), ...times)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('R-22 take overrides that recur', () => {
    const hours = over({
      OverrideType: 'CLOSED',
      OverrideConfig: [tuesday(0, 0)],
      RecurrenceConfig: {
        RecurrencePattern: { Frequency: 'MONTHLY', Interval: 1, ByWeekdayOccurrence: [-1] },
      },
    });
    expect(openAt(hours, '2026-04-21T09:00', '2026-04-28T09:00')).toEqual([true, false]);
  });

  const pattern = (RecurrencePattern: JsonMap) => ({
    OverrideType: 'OPEN',
    RecurrenceConfig: { RecurrencePattern },
  });
  const yearly = { Frequency: 'YEARLY', Interval: 1 };
  it.each<readonly [string, JsonMap]>([
    ['its type is SOMETIMES.', { OverrideType: 'SOMETIMES' }],
    ['it is of type CLOSED and names no hours.', { OverrideType: 'CLOSED', OverrideConfig: [] }],
    ['it recurs and is of type STANDARD,', { RecurrenceConfig: pattern(yearly).RecurrenceConfig }],
    ['its Frequency is not WEEKLY,', pattern({ Interval: 1 })],
    ['its Interval is no number', pattern({ Frequency: 'WEEKLY' })],
    ['it recurs weekly and names days', pattern({ Frequency: 'WEEKLY', Interval: 1, ByMonthDay: [3] })],
    ['it recurs by the year. Write either', pattern({ ...yearly, ByMonth: [12] })],
    ['it recurs by the year. Write ByMonth.', pattern({ ...yearly, ByWeekdayOccurrence: [1] })],
    ['its ByMonth names more than one.', pattern({ ...yearly, ByMonth: [1, 2], ByWeekdayOccurrence: [1] })],
    ['it recurs by ByMonthDay and has hours', pattern({ ...yearly, ByMonth: [1], ByMonthDay: [1] })],
  ])('refuse an override rather than to open wrongly: %s', (why, override) => {
    expect(() => over(override)).toThrow(
      `The hours have the override "other", which cannot be judged here: ${why}`,
    );
  });
});
