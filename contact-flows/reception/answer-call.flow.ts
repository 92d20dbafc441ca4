import { defineFlow } from '../../shared/flow/define-flow.ts';
import { contactId } from '../../shared/flow/paths.ts';
import { flowRef } from '../../shared/flow/references.ts';
import { destinations, reasons } from '../attributes.ts';
import type { Say } from '../prompts/prompts.ts';
import { speakIn } from '../prompts/voices.ts';
import { agreed, type Greeting, person, said } from './greeting.ts';

/**
 * Answers the clinic's number in two languages that one voice can read. Emergency sentence first, in each language; then that a machine answers and may record;
 * then the language, once for the whole call. Ends in the front desk of that language, or in the crisis flow.
 * Flow logging stays off for the whole call: flow logs would hold what callers key in.
 */
export const answerCall = (first: Greeting, second: Greeting) =>
  defineFlow({
    name: 'answer-call',
    kind: 'CONTACT_FLOW',
    description: 'Entry flow of the clinic number. Ends in the front desk of the chosen language.',
    start: 'no-flow-log',
    steps: {
      'no-flow-log': { type: 'UpdateFlowLoggingBehavior', logging: 'Disabled', next: 'first-voice' },
      'first-voice': speakIn(first.language, 'first-emergency'),
      'first-emergency': said(first.say('emergency-first'), 'second-voice'),
      'second-voice': speakIn(second.language, 'second-emergency'),
      'second-emergency': said(second.say('emergency-first'), 'begin'),
      begin: {
        type: 'UpdateContactAttributes',
        attributes: {
          identityLevel: 'L0',
          reason: reasons.none,
          goTo: destinations.menu,
          call: contactId,
          choices: contactId,
        },
        next: 'welcome-voice',
        onError: 'welcome-voice',
      },
      'welcome-voice': speakIn(first.language, 'welcome'),
      welcome: said(first.say('welcome'), 'second-welcome-voice'),
      'second-welcome-voice': speakIn(second.language, 'second-welcome'),
      'second-welcome': said(second.say('welcome'), 'menu-voice'),
      'menu-voice': speakIn(first.language, 'choose-language'),
      'choose-language': {
        type: 'GetParticipantInput',
        text: spokenInBoth(first, second, ['choose-language', 'refuse-recording']),
        timeoutSeconds: 5,
        keys: {
          '1': 'to-first',
          '2': 'to-second',
          '3': 'refused',
          '0': 'want-person',
          '9': 'to-crisis',
          '*': 'choose-language',
        },
        onTimeout: 'choose-again',
        onNoMatch: 'choose-again',
        onError: 'first-desk',
      },
      'choose-again': {
        type: 'GetParticipantInput',
        text: spokenInBoth(first, second, ['choose-language', 'urgent-help']),
        timeoutSeconds: 8,
        keys: {
          '1': 'to-first',
          '2': 'to-second',
          '3': 'refused',
          '0': 'insist',
          '9': 'to-crisis',
          '*': 'choose-again',
        },
        onTimeout: 'to-first',
        onNoMatch: 'to-first',
        onError: 'first-desk',
      },
      refused: {
        type: 'UpdateContactAttributes',
        attributes: { recordingConsent: 'refused' },
        next: 'not-recorded',
        onError: 'not-recorded',
      },
      // True whatever fails: nobody is recorded of whom it is not written that they agreed.
      'not-recorded': said(first.say('not-recorded'), 'choose-unrecorded'),
      'choose-unrecorded': {
        type: 'GetParticipantInput',
        text: spokenInBoth(first, second, ['choose-language', 'urgent-help']),
        timeoutSeconds: 8,
        keys: {
          '1': 'first-desk',
          '2': 'second-desk',
          '0': 'insist-unrecorded',
          '9': 'to-crisis',
          '*': 'choose-unrecorded',
        },
        onTimeout: 'first-desk',
        onNoMatch: 'first-desk',
        onError: 'first-desk',
      },
      'want-person': person('choose-again'),
      // A person in whatever language: no third question.
      insist: person('to-first'),
      'insist-unrecorded': person('first-desk'),
      'to-first': agreed('first-desk'),
      'to-second': agreed('second-desk'),
      'first-desk': { type: 'TransferToFlow', flow: flowRef(first.frontDesk), onError: 'lost' },
      'second-desk': { type: 'TransferToFlow', flow: flowRef(second.frontDesk), onError: 'lost' },
      'to-crisis': { type: 'TransferToFlow', flow: flowRef(first.crisis), onError: 'lost' },
      lost: said(first.say('crisis-nobody'), 'hang-up'),
      'hang-up': { type: 'DisconnectParticipant' },
    },
  });

/** One menu in both languages: each sentence is marked with its language, so that the voice pronounces it right. */
function spokenInBoth(first: Greeting, second: Greeting, prompts: readonly Parameters<Say>[0][]): string {
  const marked = ({ language, say }: Greeting, key: string) =>
    prompts
      .map((id) => say(id, id === 'choose-language' ? { key } : {}))
      .map((text) => `<lang xml:lang="${language}">${text}</lang>`)
      .join(' ');
  return `<speak>${marked(first, '1')} ${marked(second, '2')}</speak>`;
}
