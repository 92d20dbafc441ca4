import { defineFlow } from '../../shared/flow/define-flow.ts';
import { flowRef, hours, moduleRef, queue } from '../../shared/flow/references.ts';
import { attributes, destinations, reasons } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { ifProven } from '../identity/if-proven.ts';
import { speakIn } from '../prompts/voices.ts';
import { askAgain } from './ask-again.ts';
import { nothingRecorded, setRecording, talkRecorded } from './recorded.ts';

/**
 * The front desk of one language: the only place that decides where a call goes. First what the caller wants, then who
 * calls, and only where the wish needs it: a caller who wants a person never has to say who they are.
 * Capabilities are modules; each returns here with `goTo`.
 */
export const frontDesk = ({ language, say, named }: FlowContext) =>
  defineFlow({
    name: named('front-desk'),
    kind: 'CONTACT_FLOW',
    description: 'Reached from answer-call. Ends in a queue, in the crisis flow or in the survey.',
    start: 'voice',
    steps: {
      voice: speakIn(language, 'language'),
      language: { type: 'UpdateContactData', language, next: 'recording', onError: 'recording' },

      // Recording: off unless the caller heard the notice and did not refuse.
      recording: {
        type: 'Compare',
        value: attributes.recordingConsent,
        when: [{ equals: 'given', next: 'record' }],
        otherwise: 'do-not-record',
      },
      record: setRecording(talkRecorded(language), 'queue-flow', 'queue-flow'),
      'do-not-record': setRecording(nothingRecorded, 'queue-flow', 'queue-flow'),

      // What happens around a person: waiting, whispers, the survey afterwards.
      'queue-flow': hook('CustomerQueue', named('wait-in-queue'), 'agent-whisper'),
      'agent-whisper': hook('AgentWhisper', named('tell-agent'), 'agent-guide'),
      'agent-guide': hook('DefaultAgentUI', named('guide-agent'), 'customer-whisper'),
      'customer-whisper': hook('CustomerWhisper', named('tell-caller'), 'after-agent'),
      'after-agent': hook('CustomerRemaining', named('ask-survey'), 'opening'),

      opening: {
        type: 'CheckHoursOfOperation',
        hours: hours('clinic'),
        inHours: 'first-wish',
        outOfHours: 'closed-now',
        onError: 'first-wish',
      },
      'closed-now': {
        type: 'MessageParticipant',
        text: say('closed-now'),
        next: 'first-wish',
        onError: 'first-wish',
      },
      'first-wish': {
        type: 'Compare',
        value: attributes.goTo,
        when: [{ equals: destinations.person, next: 'person' }],
        otherwise: 'at-any-time',
      },
      // Said once; the keys work in every menu from here on, and already while this is said.
      'at-any-time': {
        ...menu(say('at-any-time'), say('main-menu')),
        allow: [{ rule: 'menu-prompt-length', reason: 'Said once, and any key ends it.' }],
      },
      menu: menu(say('main-menu')),
      ...askAgain(say, { ask: menu, choices: say('main-menu'), help: say('menu-help'), lost: 'person' }),

      'want-appointment': wish(reasons.appointment, 'who'),
      'want-insurance': wish(reasons.insurance, 'who'),
      'want-bill': wish(reasons.bill, 'who'),

      // Who calls: level 1 for everything about a person, level 2 for insurance.
      who: ifProven('L1', 'which-wish', 'identify'),
      identify: askModule(named('identify-caller'), 'identified'),
      identified: asModuleWishes('which-wish'),
      'which-wish': {
        type: 'Compare',
        value: attributes.reason,
        when: [
          { equals: reasons.appointment, next: 'appointment' },
          { equals: reasons.insurance, next: 'how-sure' },
          { equals: reasons.bill, next: 'bill' },
        ],
        otherwise: 'menu',
      },
      'how-sure': ifProven('L2', 'insurance', 'step-up'),
      'step-up': askModule(named('confirm-identity'), 'stepped-up'),
      'stepped-up': asModuleWishes('insurance'),

      appointment: askModule(named('look-up-appointment'), 'returned'),
      insurance: askModule(named('verify-insurance'), 'returned'),
      bill: askModule(named('pay-bill'), 'returned'),
      returned: asModuleWishes('anything-else'),
      'anything-else': {
        type: 'GetParticipantInput',
        text: say('anything-else'),
        timeoutSeconds: 8,
        keys: {
          '1': 'want-appointment',
          '2': 'want-insurance',
          '3': 'want-bill',
          '0': 'person',
          '9': 'to-crisis',
          '*': 'anything-else',
          '#': 'goodbye',
        },
        onTimeout: 'goodbye',
        onNoMatch: 'menu',
        onError: 'person',
      },

      // A person: the right queue when somebody is there, else a message or a callback.
      person: {
        type: 'CheckHoursOfOperation',
        hours: hours('clinic'),
        inHours: 'which-queue',
        outOfHours: 'message',
        onError: 'which-queue',
      },
      'which-queue': {
        type: 'Compare',
        value: attributes.reason,
        when: [
          { equals: reasons.appointment, next: 'appointments-queue' },
          { equals: reasons.changeAppointment, next: 'appointments-queue' },
          { equals: reasons.insurance, next: 'insurance-queue' },
          { equals: reasons.bill, next: 'billing-queue' },
          { equals: reasons.paymentTrouble, next: 'billing-queue' },
        ],
        otherwise: 'reception',
      },
      // In a small clinic these are other names of the front desk's queue.
      'appointments-queue': subject('appointments'),
      'insurance-queue': subject('insurance'),
      'billing-queue': subject('billing'),
      reception: {
        type: 'UpdateContactTargetQueue',
        queue: queue('front-desk'),
        next: 'somebody-there',
        onError: 'nobody-free',
      },
      'somebody-there': {
        type: 'CheckMetricData',
        metric: 'NumberOfAgentsStaffed',
        when: [{ greaterThan: '0', next: 'connecting' }],
        otherwise: 'nobody-free',
        onError: 'connecting',
      },
      connecting: {
        type: 'MessageParticipant',
        text: say('connecting'),
        next: 'to-queue',
        onError: 'to-queue',
      },
      'to-queue': {
        type: 'TransferContactToQueue',
        onQueueAtCapacity: 'nobody-free',
        onError: 'nobody-free',
      },
      'nobody-free': {
        type: 'MessageParticipant',
        text: say('nobody-free'),
        next: 'message',
        onError: 'message',
      },
      message: {
        type: 'InvokeFlowModule',
        module: moduleRef(named('leave-message')),
        next: 'message-left',
        onError: 'goodbye',
      },
      'message-left': {
        type: 'Compare',
        value: attributes.goTo,
        when: [
          { equals: destinations.crisis, next: 'to-crisis' },
          { equals: destinations.menu, next: 'at-any-time' },
        ],
        otherwise: 'goodbye',
      },

      'to-crisis': {
        type: 'TransferToFlow',
        flow: flowRef(named('help-in-crisis')),
        onError: 'crisis-numbers',
      },
      'crisis-numbers': {
        type: 'MessageParticipant',
        text: say('crisis-numbers'),
        next: 'hang-up',
        onError: 'hang-up',
      },
      goodbye: { type: 'MessageParticipant', text: say('goodbye'), next: 'survey', onError: 'survey' },
      survey: { type: 'TransferToFlow', flow: flowRef(named('ask-survey')), onError: 'hang-up' },
      'hang-up': { type: 'DisconnectParticipant' },
    },
  });

/** One question with what is told before it: a key is heard from the first word on, urgent help above all. */
const menu = (...texts: readonly string[]) =>
  ({
    type: 'GetParticipantInput',
    text: texts.join(' '),
    timeoutSeconds: 6,
    keys: {
      '1': 'want-appointment',
      '2': 'want-insurance',
      '3': 'want-bill',
      '0': 'person',
      '9': 'to-crisis',
      '*': 'menu',
    },
    onTimeout: 'first-silence',
    onNoMatch: 'first-other-key',
    onError: 'person',
  }) as const;

const hook = <S extends string>(
  event: 'CustomerQueue' | 'AgentWhisper' | 'DefaultAgentUI' | 'CustomerWhisper' | 'CustomerRemaining',
  flow: string,
  next: S,
) => ({ type: 'UpdateContactEventHooks', hook: event, flow: flowRef(flow), next, onError: next }) as const;

const subject = (name: string) =>
  ({
    type: 'UpdateContactTargetQueue',
    queue: queue(name),
    next: 'somebody-there',
    onError: 'reception',
  }) as const;

const wish = <S extends string>(reason: string, next: S) =>
  ({
    type: 'UpdateContactAttributes',
    attributes: { reason, goTo: destinations.menu },
    next,
    onError: next,
  }) as const;

const askModule = <const S extends string>(module: string, next: S) =>
  ({ type: 'InvokeFlowModule', module: moduleRef(module), next, onError: 'person' }) as const;

/** Urgent help and a person come before what the caller wanted first. */
const asModuleWishes = <const S extends string>(otherwise: S) =>
  ({
    type: 'Compare',
    value: attributes.goTo,
    when: [
      { equals: destinations.crisis, next: 'to-crisis' },
      { equals: destinations.person, next: 'person' },
    ],
    otherwise,
  }) as const;
