import { enUS } from './en-US.ts';
import { esUS } from './es-US.ts';
import type { Language, Speech } from './speech.ts';

const speeches: Readonly<Record<Language, Speech>> = { 'en-US': enUS, 'es-US': esUS };

export const speechIn = (language: Language): Speech => speeches[language];
