import { defineSettings } from '../../settings.ts';

/** Every language that has prompts; the first is what callers hear first. */
export const settings = defineSettings({
  stage: 'test',
  clinic: { name: 'Market Street Clinic', languages: ['en-US', 'es-US', 'it-IT', 'zh-CN', 'ru-RU'] },
  // A stage that comes and goes uses a number that is there; production would claim one: { claim: 'DID', country: 'US' }.
  number: {
    existing: 'arn:aws:connect:us-west-2:123456789012:phone-number/66666666-7777-4888-8999-000000000000',
  },
});
