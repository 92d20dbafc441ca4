import type { Language } from '../../shared/domain/speech/speech.ts';

/**
 * The text with the code: the clinic and the code, no name, nothing of why. One text of 160 characters; the Spanish one
 * keeps to letters of the GSM alphabet, since one "ó" would cut the room to 70 characters.
 */
const bodies: Readonly<Record<Language, (clinic: string, code: string) => string>> = {
  'en-US': (clinic, code) => `${clinic}: your code is ${code}. It is valid for 10 minutes. Do not share it.`,
  'es-US': (clinic, code) => `${clinic}: su clave es ${code}. Vale por 10 minutos. No la comparta.`,
};

export const codeMessage = (language: Language, clinicName: string, code: string): string =>
  bodies[language](clinicName, code);
