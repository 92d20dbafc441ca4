import type { Flow } from '../shared/flow/flow.ts';
import { noteChoices } from '../shared/flow/note-choices.ts';
import { lookUpAppointment } from './appointments/look-up-appointment.flow.ts';
import { helpInCrisis } from './crisis/help-in-crisis.flow.ts';
import { waitInCrisis } from './crisis/wait-in-crisis.flow.ts';
import type { FlowContext } from './flow-context.ts';
import { confirmIdentity } from './identity/confirm-identity.flow.ts';
import { identifyCaller } from './identity/identify-caller.flow.ts';
import { verifyInsurance } from './insurance/verify-insurance.flow.ts';
import { leaveMessage } from './messages/leave-message.flow.ts';
import { payBill } from './payments/pay-bill.flow.ts';
import { takeCard } from './payments/take-card.flow.ts';
import { type Language, languages, mostLanguages, sayIn } from './prompts/prompts.ts';
import { voices } from './prompts/voices.ts';
import { guideAgent } from './queue/guide-agent.flow.ts';
import { tellAgent } from './queue/tell-agent.flow.ts';
import { tellCaller } from './queue/tell-caller.flow.ts';
import { waitInQueue } from './queue/wait-in-queue.flow.ts';
import { answerCall } from './reception/answer-call.flow.ts';
import { answerInTurn } from './reception/answer-in-turn.flow.ts';
import { frontDesk } from './reception/front-desk.flow.ts';
import type { Greeting } from './reception/greeting.ts';
import { askSurvey } from './survey/ask-survey.flow.ts';

export interface PublishedFlow {
  readonly flow: Flow;
  /** Undefined for the entry flow, which speaks all of them. */
  readonly language?: Language;
  /** The flow that answers the clinic's number. */
  readonly entry?: true;
}

/** The flows of one language, each after what it refers to, which is the order in which they are deployed. */
const perLanguage: readonly ((context: FlowContext) => Flow)[] = [
  identifyCaller,
  confirmIdentity,
  lookUpAppointment,
  verifyInsurance,
  takeCard,
  payBill,
  leaveMessage,
  waitInCrisis,
  waitInQueue,
  tellAgent,
  guideAgent,
  tellCaller,
  helpInCrisis,
  askSurvey,
  frontDesk,
];

/**
 * Every published flow of a centre, once per language and the entry flow last. Throws when a language has no prompts: the
 * message names the languages there are.
 */
export function publishedFlows(
  wanted: readonly string[],
  clinic: { readonly clinicName: string },
): PublishedFlow[] {
  const chosen = wanted.map(knownLanguage);
  if (chosen.length === 0 || chosen.length > mostLanguages)
    throw new Error(`A centre answers in one to ${mostLanguages} languages; ${chosen.length} are chosen.`);
  const flows: PublishedFlow[] = chosen.flatMap((language) => {
    const context = contextOf(language, clinic.clinicName);
    return perLanguage.map((write) => ({ flow: write(context), language }));
  });
  const greet = (language: Language) => {
    const { say, named } = contextOf(language, clinic.clinicName);
    return { language, say, frontDesk: named('front-desk'), crisis: named('help-in-crisis') };
  };
  const all: PublishedFlow[] = [...flows, { flow: answer(chosen.map(greet)), entry: true }];
  return all.map((published) => ({ ...published, flow: noted(published.flow) }));
}

/** Every choice in every menu and every change of the recording, without an author having to think of it. Star says a menu again. */
const noted = (flow: Flow): Flow =>
  noteChoices(flow, { attribute: 'choices', as: flow.name.split(' ')[0] ?? '', except: ['*'] });

/** Two languages fit into one menu if one voice can read both. */
function answer(greetings: readonly Greeting[]): Flow {
  const [first, second, ...more] = greetings;
  const together =
    first && second && more.length === 0 && voices[first.language].script === voices[second.language].script;
  return together ? answerCall(first, second) : answerInTurn(greetings);
}

function contextOf(language: Language, clinicName: string): FlowContext {
  return { language, say: sayIn(language, clinicName), named: (name) => `${name} (${language})` };
}

function knownLanguage(code: string): Language {
  const known = languages.find((language) => language === code);
  if (known) return known;
  const all = languages.join(', ');
  throw new Error(
    `There are no prompts in "${code}". Languages with prompts: ${all}. Add contact-flows/prompts/${code}.json.`,
  );
}
