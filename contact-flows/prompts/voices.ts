import type { Language } from './prompts.ts';

interface Voice {
  /** A voice of Amazon Polly; its name is its id. */
  readonly name: string;
  /** Source: docs.aws.amazon.com/polly/latest/dg/available-voices.html. A voice with the wrong engine leaves a call silent. */
  readonly engine: 'Neural' | 'Standard';
  /**
   * Whether talks with an agent are transcribed. Only where the transcript can be redacted.
   * Source: docs.aws.amazon.com/connect/latest/adminguide/supported-languages.html: redaction for English and Spanish, none
   * for Chinese. Assumed: none for Italian and Russian, until somebody has read that page again.
   */
  readonly transcribed: boolean;
  /** What it reads. Assumed: a voice marked with `<lang>` reads other languages of its own script, no other script. */
  readonly script: 'Latin' | 'Han' | 'Cyrillic';
}

/** The voice of each language, the same in every flow. Russian has no neural voice. */
export const voices: Readonly<Record<Language, Voice>> = {
  'en-US': { name: 'Joanna', engine: 'Neural', transcribed: true, script: 'Latin' },
  'es-US': { name: 'Lupe', engine: 'Neural', transcribed: true, script: 'Latin' },
  'it-IT': { name: 'Bianca', engine: 'Neural', transcribed: false, script: 'Latin' },
  'zh-CN': { name: 'Zhiyu', engine: 'Neural', transcribed: false, script: 'Han' },
  'ru-RU': { name: 'Tatyana', engine: 'Standard', transcribed: false, script: 'Cyrillic' },
};

/** The step from which on everything is said in this language's voice. A failure changes only the sound. */
export const speakIn = <S extends string>(language: Language, next: S) =>
  ({
    type: 'UpdateContactTextToSpeechVoice',
    voice: voices[language].name,
    engine: voices[language].engine,
    next,
    onError: next,
  }) as const;
