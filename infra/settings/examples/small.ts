import { defineSettings } from '../../settings.ts';

/** A practice with a dozen people at the telephone: everything that has a sensible default is left to it. */
export const settings = defineSettings({
  stage: 'test',
  clinic: { name: 'Harbor Clinic', timeZone: 'America/New_York', languages: ['en-US', 'es-US'] },
  // A stage that comes and goes uses a number that is there; production would claim one: { claim: 'DID', country: 'US' }.
  number: {
    existing: 'arn:aws:connect:us-west-2:123456789012:phone-number/66666666-7777-4888-8999-000000000000',
  },
  hours: {
    monday: [
      { opens: '08:00', closes: '12:00' },
      { opens: '13:00', closes: '17:30' },
    ],
    saturday: { opens: '09:00', closes: '12:00' },
  },
  holidays: [
    { date: '2026-12-24', name: 'Christmas Eve', hours: { opens: '08:00', closes: '12:00' } },
    { date: '2026-12-25', name: 'Christmas' },
  ],
  operation: { alarmEmail: 'on-call@clinic.example' },
});
