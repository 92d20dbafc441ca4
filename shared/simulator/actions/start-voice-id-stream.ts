import { stopsByName } from '../stops-by-name.ts';

/** Source: Administrator Guide, voice-id: end of support. */
export const startVoiceIdStream = stopsByName(
  'StartVoiceIdStream',
  'and Amazon Connect Voice ID ended on 2026-05-20. Take the step out',
);
