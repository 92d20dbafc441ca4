import { CfnHoursOfOperation } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { type Weekday, weekdays } from '../../shared/domain/opening-hours.ts';
import { mark } from '../mark.ts';
import type { Holiday, Period } from '../settings/hours.ts';
import type { Settings } from '../settings.ts';

/** The clinic's weekly hours with its holidays, on its own clock. */
export function clinicHours(scope: Construct, instanceArn: string, settings: Settings): CfnHoursOfOperation {
  const hours = new CfnHoursOfOperation(scope, 'ClinicHours', {
    instanceArn,
    name: 'clinic',
    description: 'When somebody answers; the front desk asks before it hands a call over.',
    timeZone: settings.clinic.timeZone,
    config: weekdays.flatMap((day) => settings.hours[day].map((period) => stretch(day, period))),
    hoursOfOperationOverrides: settings.holidays.map(exception),
  });
  mark(hours, { hours: 'clinic' });
  return hours;
}

/** Round the clock: the crisis queue never closes. */
export function alwaysOpen(scope: Construct, instanceArn: string, settings: Settings): CfnHoursOfOperation {
  const hours = new CfnHoursOfOperation(scope, 'AlwaysOpen', {
    instanceArn,
    name: 'always',
    description: 'Every minute of every day.',
    timeZone: settings.clinic.timeZone,
    config: weekdays.map((day) => stretch(day, { opens: '00:00', closes: '24:00' })),
  });
  mark(hours, { hours: 'always' });
  return hours;
}

/** Assumed: the hours of an override replace those of the weekday, and no hours mean closed all day. */
function exception({ date, name, hours }: Holiday): CfnHoursOfOperation.HoursOfOperationOverrideProperty {
  const day = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return {
    overrideName: `${name} ${date}`,
    overrideType: 'STANDARD',
    effectiveFrom: date,
    effectiveTill: date,
    overrideConfig: day ? hours.map((period) => stretch(day, period)) : [],
  };
}

function stretch(day: Weekday, { opens, closes }: Period) {
  return { day: day.toUpperCase(), startTime: slice(opens), endTime: slice(closes) };
}

/** `08:30` → 8, 30. The end of a day, `24:00`, is 0:00. Source: Administrator Guide, set-hours-operation. */
function slice(time: string): { hours: number; minutes: number } {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { hours: hours % 24, minutes };
}
