/** What Contact Lens listens for in each language that it understands. */
export interface AnalysedWords {
  /** Said by a caller who needs help at once. Not a diagnosis: it marks the call for a person. */
  readonly emergency: readonly string[];
  /** Said by an agent who repeats what was asked. */
  readonly readBack: readonly string[];
  /** Words of clinics that transcription would miss. */
  readonly terms: readonly string[];
}

/** Source: Administrator Guide, supported-languages, Contact Lens: Russian is not among them. */
const byLanguage: Readonly<Record<string, AnalysedWords>> = {
  'en-US': {
    emergency: [
      'chest pain',
      'cannot breathe',
      "can't breathe",
      'kill myself',
      'end my life',
      'overdose',
      'bleeding badly',
      'passed out',
      'having a stroke',
    ],
    readBack: [
      'let me repeat',
      'let me read that back',
      'so you are calling about',
      'is that right',
      'did I get that right',
    ],
    terms: ['copay', 'coinsurance', 'deductible', 'prior authorization', 'referral', 'refill', 'MyChart'],
  },
  'es-US': {
    emergency: [
      'dolor en el pecho',
      'no puedo respirar',
      'quiero matarme',
      'quitarme la vida',
      'sobredosis',
      'sangrando mucho',
      'se desmayó',
      'derrame cerebral',
    ],
    readBack: ['déjeme repetir', 'le repito', 'entonces llama por', 'es correcto', 'entendí bien'],
    terms: ['copago', 'coaseguro', 'deducible', 'autorización previa', 'remisión', 'resurtido'],
  },
  'it-IT': {
    emergency: [
      'dolore al petto',
      'non riesco a respirare',
      'voglio uccidermi',
      'farla finita',
      'overdose',
      'perde molto sangue',
      'è svenuto',
      'è svenuta',
      'ictus',
    ],
    readBack: ['le ripeto', 'ricapitolando', 'quindi chiama per', 'è corretto', 'ho capito bene'],
    terms: ['ticket sanitario', 'impegnativa', 'esenzione', 'ricetta dematerializzata'],
  },
  'zh-CN': {
    emergency: [
      '胸口疼',
      '胸痛',
      '喘不过气',
      '不能呼吸',
      '自杀',
      '不想活了',
      '服药过量',
      '大出血',
      '晕倒了',
      '中风',
    ],
    readBack: ['我重复一下', '跟您确认一下', '您是想', '对吗', '我理解得对吗'],
    terms: ['自付额', '共付额', '免赔额', '转诊', '续方'],
  },
};

export const analysedLanguages = (
  languages: readonly string[],
): readonly (readonly [language: string, said: AnalysedWords])[] =>
  languages.flatMap((language) => {
    const said = byLanguage[language];
    return said ? [[language, said] as const] : [];
  });
