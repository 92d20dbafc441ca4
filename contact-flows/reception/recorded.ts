import type { Language } from '../prompts/prompts.ts';
import { voices } from '../prompts/voices.ts';

/**
 * What is recorded of a call; a step that sets it sets all of it. Here the talk with an agent, once there is one, its words only
 * where they can be redacted, and nothing before it.
 */
export const talkRecorded = (language: Language) =>
  ({
    record: ['Agent', 'Customer'],
    ivr: 'Disabled',
    ...(voices[language].transcribed && { analytics: redactedTranscript(language) }),
  }) as const;

const redactedTranscript = (language: Language) =>
  ({ language, modes: ['PostContact'], redaction: { results: 'RedactedOnly' } }) as const;

export const nothingRecorded = { record: [], ivr: 'Disabled' } as const;

/**
 * What the caller says to the system, from now on: Connect's recording of the automated part, of which a contact has one.
 * Source: Administrator Guide, about-recording-behavior: takes effect at once. Its words are not transcribed: that would be the
 * mode `AutomatedInteraction`.
 */
export const callerRecorded = { record: [], ivr: 'Enabled' } as const;

type VoiceSettings = ReturnType<typeof talkRecorded> | typeof nothingRecorded | typeof callerRecorded;

export const setRecording = <const Next extends string, const Otherwise extends string>(
  voice: VoiceSettings,
  next: Next,
  otherwise: Otherwise,
) =>
  ({
    type: 'UpdateContactRecordingAndAnalyticsBehavior',
    voice,
    next,
    onError: otherwise,
    onChannelMismatch: otherwise,
  }) as const;
