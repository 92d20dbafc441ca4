import { defineSettings } from '../../settings.ts';

/** A clinic that has a Connect instance and a number already: both stay, and only what the instance lacks is attached. */
export const settings = defineSettings({
  stage: 'test',
  clinic: { name: 'Hillcrest Clinic', timeZone: 'America/Denver' },
  instance: {
    existing: 'arn:aws:connect:us-west-2:123456789012:instance/11111111-2222-4333-8444-555555555555',
    alias: 'hillcrest',
    attach: ['contact-records', 'agent-events'],
  },
  number: {
    existing: 'arn:aws:connect:us-west-2:123456789012:phone-number/66666666-7777-4888-8999-000000000000',
  },
});
