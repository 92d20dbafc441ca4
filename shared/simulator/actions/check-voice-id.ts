import { stopsByName } from '../stops-by-name.ts';

/** Source: Administrator Guide, voice-id: end of support. */
export const checkVoiceId = stopsByName(
  'CheckVoiceId',
  'and Amazon Connect Voice ID ended on 2026-05-20. Identify callers another way',
);
