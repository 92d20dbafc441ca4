/** How callers say in words what a key would say, for the bot of spoken choices. */
interface ChoiceWords {
  readonly intents: Readonly<Record<'Yes' | 'No' | 'Person' | 'Emergency' | 'Again', readonly string[]>>;
  /** Around the digits; `{digits}` is where they stand. */
  readonly digits: readonly string[];
}

/** Source: Lex V2 Developer Guide, how-languages: Russian is not among its languages. */
const locales = { 'en-US': 'en_US', 'es-US': 'es_US', 'it-IT': 'it_IT', 'zh-CN': 'zh_CN' } as const;
type SpokenLanguage = keyof typeof locales;

/** The locales of Lex for those languages of the clinic that it knows. */
export const spokenLocales = (languages: readonly string[]) =>
  (Object.keys(locales) as SpokenLanguage[]) // The keys of a constant are the type.
    .filter((language) => languages.includes(language))
    .map((language) => ({ language, localeId: locales[language] }));

export const choiceWords: Readonly<Record<SpokenLanguage, ChoiceWords>> = {
  'en-US': {
    intents: {
      Yes: ['yes', 'yeah', 'correct', 'that is right', 'sure', 'okay'],
      No: ['no', 'nope', 'wrong', 'that is not right', 'not really'],
      Person: ['agent', 'a person', 'somebody', 'representative', 'talk to a person', 'front desk', 'nurse'],
      Emergency: ['emergency', 'help me now', 'urgent', 'ambulance', 'I am in crisis', 'suicide'],
      Again: ['again', 'repeat', 'say that again', 'what', 'pardon'],
    },
    digits: ['{digits}', 'it is {digits}', 'my number is {digits}'],
  },
  'es-US': {
    intents: {
      Yes: ['sí', 'claro', 'correcto', 'así es', 'de acuerdo'],
      No: ['no', 'incorrecto', 'no es así', 'para nada'],
      Person: ['agente', 'una persona', 'alguien', 'hablar con alguien', 'recepción', 'enfermera'],
      Emergency: ['emergencia', 'ayuda ahora', 'urgente', 'ambulancia', 'estoy en crisis', 'suicidio'],
      Again: ['otra vez', 'repita', 'cómo', 'no escuché', 'repítalo por favor'],
    },
    digits: ['{digits}', 'es {digits}', 'mi número es {digits}'],
  },
  'it-IT': {
    intents: {
      Yes: ['sì', 'certo', 'esatto', 'va bene', 'giusto'],
      No: ['no', 'sbagliato', 'non è così', 'per niente'],
      Person: ['operatore', 'una persona', 'qualcuno', 'parlare con qualcuno', 'accettazione', 'infermiera'],
      Emergency: ['emergenza', 'aiuto subito', 'urgente', 'ambulanza', 'sono in crisi', 'suicidio'],
      Again: ['ancora', 'ripeta', 'come', 'non ho capito', 'può ripetere'],
    },
    digits: ['{digits}', 'è {digits}', 'il mio numero è {digits}'],
  },
  'zh-CN': {
    intents: {
      Yes: ['是', '是的', '对', '没错', '好的'],
      No: ['不', '不是', '不对', '没有'],
      Person: ['人工', '人工服务', '找个人', '转人工', '前台', '护士'],
      Emergency: ['紧急', '救命', '急救', '救护车', '我不想活了', '自杀'],
      Again: ['再说一遍', '重复', '没听清', '什么'],
    },
    digits: ['{digits}', '是 {digits}', '我的号码是 {digits}'],
  },
};
