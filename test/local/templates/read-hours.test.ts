import { describe, expect, it } from 'vitest';
import { openingHours } from '../../../local/templates/read-hours.ts';
import { isOpen } from '../../../shared/domain/opening-hours.ts';

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

  it('refuses an override that it cannot judge rather than to open wrongly', () => {
    const [override] = template.HoursOfOperationOverrides;
    const open = { ...template, HoursOfOperationOverrides: [{ ...override, OverrideType: 'OPEN' }] };
    expect(() => openingHours(open)).toThrow(
      'The hours have the override "Inventory" of type OPEN, which the local centre cannot judge.',
    );
  });
});
