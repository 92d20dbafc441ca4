import type { Language } from '../../shared/domain/speech/speech.ts';

/**
 * The text with the code: the clinic and the code, no name, nothing of why. One text of 160 characters; the Spanish and
 * Italian ones keep to letters of the GSM alphabet, since one "ó" would cut the room to 70 characters. Chinese and Russian
 * have those 70: a clinic with a long name pays for a second text.
 */
const bodies: Readonly<Record<Language, (clinic: string, code: string) => string>> = {
  'en-US': (clinic, code) => `${clinic}: your code is ${code}. It is valid for 10 minutes. Do not share it.`,
  'es-US': (clinic, code) => `${clinic}: su clave es ${code}. Vale por 10 minutos. No la comparta.`,
  'it-IT': (clinic, code) => `${clinic}: il codice è ${code}. Vale 10 minuti. Non lo dia a nessuno.`,
  'zh-CN': (clinic, code) => `${clinic}：验证码${code}，10分钟内有效。请勿告诉他人。`,
  'ru-RU': (clinic, code) => `${clinic}: код ${code}, 10 минут. Никому не сообщайте.`,
};

export const codeMessage = (language: Language, clinicName: string, code: string): string =>
  bodies[language](clinicName, code);
