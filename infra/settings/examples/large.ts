import { defineSettings } from '../../settings.ts';

/** A group of over a hundred agents in teams: queues by subject, sign-in with the company's identity provider. */
export const settings = defineSettings({
  stage: 'test',
  clinic: { name: 'Lakeside Health', timeZone: 'America/Chicago' },
  size: 'large',
  instance: { alias: 'lakeside-health', signIn: 'saml' },
  // A stage that comes and goes uses a number that is there; production would claim one: { claim: 'TOLL_FREE', country: 'US' }.
  number: {
    existing: 'arn:aws:connect:us-west-2:123456789012:phone-number/66666666-7777-4888-8999-000000000000',
  },
  moreQueues: ['pharmacy'],
  agents: {
    sites: [
      { name: 'Lakeside', teams: ['Appointments', 'Billing', 'Nurses'] },
      { name: 'Northgate', teams: ['Appointments', 'Insurance'] },
    ],
    transfers: [{ name: 'Pharmacy across the street', number: '+12065550111' }],
    origins: ['https://ehr.clinic.example'],
  },
  retention: { recordings: 730, transcripts: 730 },
  operation: { functionConcurrency: 50, alarmEmail: 'on-call@clinic.example' },
  features: {
    chatAttachments: {
      on: true,
      reason:
        'Wound photographs for the nurse line; kept as long as recordings, accepted by the privacy officer.',
    },
  },
});
