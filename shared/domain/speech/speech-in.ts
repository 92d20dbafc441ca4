import { enUS } from './en-US.ts';
import { esUS } from './es-US.ts';
import { itIT } from './it-IT.ts';
import { ruRU } from './ru-RU.ts';
import type { Language, Speech } from './speech.ts';
import { zhCN } from './zh-CN.ts';

const speeches: Readonly<Record<Language, Speech>> = {
  'en-US': enUS,
  'es-US': esUS,
  'it-IT': itIT,
  'zh-CN': zhCN,
  'ru-RU': ruRU,
};

export const speechIn = (language: Language): Speech => speeches[language];
