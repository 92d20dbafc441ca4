import { type ActionOf, defineFlow } from '../../shared/flow/define-flow.ts';
import { contactId } from '../../shared/flow/paths.ts';
import { flowRef } from '../../shared/flow/references.ts';
import { destinations, reasons } from '../attributes.ts';
import { speakIn } from '../prompts/voices.ts';
import { agreed, type Greeting, person, said } from './greeting.ts';

type Steps = Readonly<Record<string, ActionOf<'CONTACT_FLOW', string>>>;
type Keys = Readonly<Partial<Record<'0' | '1' | '2' | '3' | '4' | '5' | '9' | '*', string>>>;

/**
 * Answers the clinic's number in one language, or in up to five, each with its own voice. The emergency sentence in every
 * language, then each language by its own name; from the second sentence on the key of a language ends the listening.
 * That a machine answers and may record is said in the language chosen. Nobody answers: the first language.
 * Flow logging stays off for the whole call: flow logs would hold what callers key in.
 */
export function answerInTurn(greetings: readonly Greeting[]) {
  const [first] = greetings;
  if (!first) throw new Error('A call is answered in at least one language.');
  const alone = greetings.length === 1;
  const afterEmergency = alone ? chosen(first) : 'offer-languages';
  const steps: Steps = {
    'no-flow-log': { type: 'UpdateFlowLoggingBehavior', logging: 'Disabled', next: 'emergency-voice' },
    'emergency-voice': speakIn(first.language, 'emergency'),
    emergency: said(first.say(alone ? 'emergency-first' : 'emergency-short'), 'begin'),
    begin: {
      type: 'UpdateContactAttributes',
      attributes: {
        identityLevel: 'L0',
        reason: reasons.none,
        goTo: destinations.menu,
        call: contactId,
        choices: contactId,
      },
      next: inTurn(greetings, 1, 'emergency') ?? afterEmergency,
      onError: inTurn(greetings, 1, 'emergency') ?? afterEmergency,
    },
    ...(alone ? {} : languageChoice(greetings, first)),
    ...together(greetings.map(welcome)),
    'to-crisis': { type: 'TransferToFlow', flow: flowRef(first.crisis), onError: `${first.language}-lost` },
    'hang-up': { type: 'DisconnectParticipant' },
  };
  return defineFlow({
    name: 'answer-call',
    kind: 'CONTACT_FLOW',
    description: 'Entry flow of the clinic number. Ends in the front desk of the chosen language.',
    start: 'no-flow-log',
    steps,
    ...(greetings.length > 2 && { allow: [goesOnByItself] }),
  });
}

const goesOnByItself = {
  rule: 'menu-depth',
  reason: 'Each language is a question that goes on by itself: no caller has to answer more than one.',
};

/** The other emergency sentences, then the offers, twice round. Every key works in every one of them. */
function languageChoice(greetings: readonly Greeting[], first: Greeting): Steps {
  const again = `${first.language}-offer-voice`;
  const keys: Keys = {
    ...Object.fromEntries(greetings.map((greeting, place) => [`${place + 1}`, chosen(greeting)])),
    '0': 'want-person',
    '9': 'to-crisis',
    '*': again,
  };
  const steps = greetings.map(({ language, say }, place): Steps => {
    const key = `${place + 1}`;
    const nextEmergency = inTurn(greetings, place + 1, 'emergency') ?? 'offer-languages';
    const nextOffer = inTurn(greetings, place + 1, 'offer');
    return {
      ...(place > 0 && {
        [`${language}-emergency-voice`]: speakIn(language, `${language}-emergency`),
        [`${language}-emergency`]: heardOrKeyed(say('emergency-short'), keys, {
          seconds: 1,
          next: nextEmergency,
        }),
      }),
      [`${language}-offer-voice`]: speakIn(language, `${language}-offer`),
      [`${language}-offer`]: heardOrKeyed(say('choose-language', { key }), keys, {
        seconds: nextOffer ? 1 : 4,
        next: nextOffer ?? 'offer-languages',
      }),
    };
  });
  return {
    ...together(steps),
    'offer-languages': { type: 'Loop', count: 2, whileLooping: again, whenDone: chosen(first) },
    // Whoever presses 0 may still choose the language; who presses it again is asked nothing more.
    'want-person': person('insists'),
    insists: { type: 'Loop', count: 1, whileLooping: again, whenDone: chosen(first) },
  };
}

/** The notice in the caller's own language, and the only moment to refuse the recording. */
function welcome({ language, say, frontDesk }: Greeting): Steps {
  const step = (name: string) => `${language}-${name}`;
  return {
    [step('voice')]: speakIn(language, step('welcome')),
    [step('welcome')]: said(say('welcome'), step('recording')),
    [step('recording')]: heardOrKeyed(
      say('refuse-recording'),
      { '3': step('refused'), '0': step('person'), '9': 'to-crisis', '*': step('recording') },
      // Whom Connect could not ask has not agreed.
      { seconds: 2, next: step('agreed'), onError: step('go-on') },
    ),
    [step('agreed')]: agreed(step('go-on')),
    [step('refused')]: {
      type: 'UpdateContactAttributes',
      attributes: { recordingConsent: 'refused' },
      next: step('not-recorded'),
      onError: step('not-recorded'),
    },
    // True whatever fails: nobody is recorded of whom it is not written that they agreed.
    [step('not-recorded')]: said(say('not-recorded'), step('go-on')),
    [step('person')]: person(step('agreed')),
    [step('go-on')]: { type: 'TransferToFlow', flow: flowRef(frontDesk), onError: step('lost') },
    [step('lost')]: said(say('crisis-nobody'), 'hang-up'),
  };
}

const together = (parts: readonly Steps[]): Steps => Object.fromEntries(parts.flatMap(Object.entries));

const chosen = ({ language }: Greeting): string => `${language}-voice`;

/** First step of what is said in the language at that place, if there is one. */
const inTurn = (greetings: readonly Greeting[], place: number, what: 'emergency' | 'offer') => {
  const greeting = greetings[place];
  return greeting && `${greeting.language}-${what}-voice`;
};

/** Goes on whatever is not one of its keys; a key ends the listening. `seconds` of silence after the words. */
function heardOrKeyed(
  text: string,
  keys: Keys,
  then: { readonly seconds: number; readonly next: string; readonly onError?: string },
) {
  const { seconds, next, onError = next } = then;
  return {
    type: 'GetParticipantInput',
    text,
    timeoutSeconds: seconds,
    keys,
    onTimeout: next,
    onNoMatch: next,
    onError,
  } as const;
}
