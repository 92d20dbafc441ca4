import { recordSurveyAnswer } from '../../shared/contract/record-survey-answer.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { callFunction } from '../../shared/flow/function-contract.ts';
import { contactId } from '../../shared/flow/paths.ts';
import { flowRef, queue } from '../../shared/flow/references.ts';
import { attributes, reasons } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';

/** One question at the end: was it solved? Never after a crisis. Also runs when the agent hangs up first. */
export const askSurvey = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('ask-survey'),
    kind: 'CONTACT_FLOW',
    description: 'Disconnect flow, and the end of calls that needed nobody.',
    start: 'not-in-crisis',
    steps: {
      'not-in-crisis': {
        type: 'Compare',
        value: attributes.reason,
        when: [{ equals: reasons.crisis, next: 'hang-up' }],
        otherwise: 'whose-choices',
      },
      // After an agent hung up this may be a contact of its own, with the attributes of the call.
      'whose-choices': {
        type: 'UpdateContactAttributes',
        attributes: { choices: `${attributes.choices} ${contactId}` },
        next: 'ask',
        onError: 'ask',
      },
      ask: {
        type: 'GetParticipantInput',
        text: say('survey'),
        timeoutSeconds: 8,
        keys: { '1': 'yes', '2': 'partly', '3': 'no', '0': 'reception', '9': 'to-crisis', '*': 'ask' },
        onTimeout: 'thanks',
        onNoMatch: 'thanks',
        onError: 'thanks',
      },
      yes: answer('yes'),
      partly: answer('partly'),
      no: answer('no'),
      thanks: {
        type: 'MessageParticipant',
        text: say('survey-thanks'),
        next: 'hang-up',
        onError: 'hang-up',
      },
      reception: {
        type: 'UpdateContactTargetQueue',
        queue: queue('front-desk'),
        next: 'to-queue',
        onError: 'nobody-free',
      },
      'to-queue': {
        type: 'TransferContactToQueue',
        onQueueAtCapacity: 'nobody-free',
        onError: 'nobody-free',
      },
      'nobody-free': {
        type: 'MessageParticipant',
        text: say('nobody-free'),
        next: 'thanks',
        onError: 'thanks',
      },
      'to-crisis': { type: 'TransferToFlow', flow: flowRef(named('help-in-crisis')), onError: 'hang-up' },
      'hang-up': { type: 'DisconnectParticipant' },
    },
  });

const answer = (given: 'yes' | 'partly' | 'no') =>
  callFunction(recordSurveyAnswer, {
    with: { answer: given },
    on: { recorded: 'thanks', invalid: 'thanks' },
    onError: 'thanks',
  });
