import type { Language } from '../../shared/domain/speech/speech.ts';

/** What is said where the record is silent: each visit has somebody, somewhere and something to bring. */
export const unsaid: Readonly<Record<Language, Readonly<Record<'with' | 'where' | 'bring', string>>>> = {
  'en-US': {
    with: 'your care team',
    where: 'our office',
    bring: 'Please bring your insurance card and a photo ID.',
  },
  'es-US': {
    with: 'su equipo de atención',
    where: 'nuestro consultorio',
    bring: 'Traiga su tarjeta del seguro y una identificación con foto.',
  },
};
