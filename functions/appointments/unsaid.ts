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
  'it-IT': {
    with: 'il Suo gruppo di cura',
    where: 'il nostro ambulatorio',
    bring: "Porti la tessera dell'assicurazione e un documento con foto.",
  },
  'zh-CN': {
    with: '您的医疗团队',
    where: '我们诊所',
    bring: '请带上您的保险卡和带照片的身份证件。',
  },
  'ru-RU': {
    with: 'ваш лечащий персонал',
    where: 'наша клиника',
    bring: 'Возьмите с собой карточку страховки и документ с фотографией.',
  },
};
