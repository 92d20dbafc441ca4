import { contracts } from '../shared/contract/contracts.ts';
import { identityLevels } from '../shared/domain/identity-level.ts';
import { destinations, reasons } from './attributes.ts';
import { catalogues, languages } from './prompts/prompts.ts';

/** What this house demands of every flow beside what Amazon Connect demands: input of the verifier. */
export const policy = {
  functions: Object.fromEntries(contracts.map(({ name, input, outcomes }) => [name, { input, outcomes }])),
  unlogged: true,
  // References that only a function can read.
  opaque: ['paymentId', 'checkId'],
  // As infra marks them in its templates; test/infra/flows.test.ts compares the two.
  resources: {
    queue: ['front-desk', 'appointments', 'insurance', 'billing', 'clinical', 'crisis'],
    hours: ['clinic', 'always'],
    'security-key': ['card-input'],
    certificate: ['card-input'],
    prompt: ['tone'],
    'phone-number': [],
    view: ['careline-agent-guide'],
    bot: ['spoken-choices'],
  },
  identity: { attribute: 'identityLevel', levels: identityLevels },
  emergency: [
    ...languages.map((language) => ({ flow: `help-in-crisis (${language})` })),
    { attribute: 'goTo', equals: destinations.crisis },
    // A waiting caller cannot be sent to a flow; the reason goes with them to the crisis queue.
    { attribute: 'reason', equals: reasons.crisis },
  ],
  person: [{ queueTransfer: true }, { attribute: 'goTo', equals: destinations.person }, { callback: true }],
  languages: Object.fromEntries(
    Object.entries(catalogues).map(([language, prompts]) => [language, new Set(Object.keys(prompts))]),
  ),
  // Urgent help by a key of the very menu; a person by one question more at most.
  furtherMenus: { emergency: 0, person: 1 },
  firstSentence: {
    flows: ['answer-call'],
    says: /(?:emergency|emergencia|emergenza|紧急|неотложн|экстренн).*911/iu,
  },
  announced: [
    {
      flows: ['answer-call'],
      before: 'leaving',
      what: 'that a machine answers',
      says: /automated system|sistema autom[aá]tico|自动语音系统|автоматическая система/iu,
    },
    {
      flows: languages.map((language) => `front-desk (${language})`),
      before: 'asking',
      what: 'which key leads to a person',
      says: /(?:a person|con alguien|con qualcuno|人工服务|с сотрудником)[,，] ?(?:press|oprima|prema|请按|нажмите) ?0/iu,
    },
  ],
  confirmed: ['capture-payment'],
  recorded: { attribute: 'recordingConsent', equals: 'given' },
} as const;
