import { defineSettings } from '../../settings.ts';

/** Every language that has prompts; the first is what callers hear first. */
export const settings = defineSettings({
  stage: 'test',
  clinic: { name: 'Market Street Clinic', languages: ['en-US', 'es-US', 'it-IT', 'zh-CN', 'ru-RU'] },
});
