import { takeMessage } from '../../shared/contract/take-message.ts';
import { callFunction } from '../../shared/flow/function-contract.ts';
import { contactId, flowAttribute } from '../../shared/flow/paths.ts';
import { promptRef } from '../../shared/flow/references.ts';
import { attributes } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { callerRecorded, setRecording, talkRecorded } from '../reception/recorded.ts';
import { phoneNumber } from './ask-phone-number.ts';

/** Unit: seconds. The prompt `how-to-speak` says it, too. Connect waits for a key 180 seconds at most. */
const longestMessage = 120;

/** What a message is kept as: said after the tone too, or keyed alone. */
export const keepMessage = <
  const Taken extends string,
  const Invalid extends string,
  const Trouble extends string,
>(
  spoken: 'yes' | 'no',
  leads: { readonly taken: Taken; readonly invalid: Invalid; readonly trouble: Trouble },
) =>
  callFunction(takeMessage, {
    with: { phoneNumber, reason: flowAttribute('about'), spoken },
    on: { taken: leads.taken, invalid: leads.invalid },
    onError: leads.trouble,
  });

/**
 * The steps by which a caller says the message in their own words. Start at `may-say`. The message is kept before the tone, so
 * that one who hangs up while speaking has left it; who refused to be recorded, and whom Connect cannot record, leaves it by keypad.
 * There is no second try: a contact has one recording of the automated part.
 */
export const sayAfterTone = <
  const Keyed extends string,
  const Taken extends string,
  const Invalid extends string,
  const Trouble extends string,
  const Crisis extends string,
>(
  { language, say }: FlowContext,
  leads: {
    /** Keeps it as keyed alone. */
    readonly keyed: Keyed;
    readonly taken: Taken;
    readonly invalid: Invalid;
    readonly trouble: Trouble;
    readonly crisis: Crisis;
  },
) =>
  ({
    'may-say': {
      type: 'Compare',
      value: attributes.recordingConsent,
      when: [{ equals: 'given', next: 'say-or-not' }],
      otherwise: leads.keyed,
    },
    'say-or-not': {
      type: 'GetParticipantInput',
      text: say('say-or-not'),
      timeoutSeconds: 8,
      keys: { '1': 'take-spoken', '2': leads.keyed, '9': leads.crisis, '*': 'say-or-not' },
      onTimeout: leads.keyed,
      onNoMatch: leads.keyed,
      onError: leads.keyed,
    },
    'take-spoken': keepMessage('yes', {
      taken: 'how-to-speak',
      invalid: leads.invalid,
      trouble: leads.trouble,
    }),
    'how-to-speak': {
      type: 'MessageParticipant',
      text: say('how-to-speak'),
      next: 'expect-voice',
      onError: 'expect-voice',
    },
    // The contact record then says that there must be a recording, so that one which is missing is found.
    'expect-voice': expect(contactId, 'record-voice'),
    'record-voice': setRecording(callerRecorded, 'listen', 'could-not-record'),
    listen: {
      type: 'GetParticipantInput',
      prompt: promptRef('tone'),
      timeoutSeconds: longestMessage,
      keys: { '#': 'voice-off', '9': 'voice-off-for-crisis' },
      onTimeout: 'voice-off',
      onNoMatch: 'other-key',
      onError: 'voice-off',
      allow: [
        { rule: 'person-reachable', reason: 'A person calls back by the message, which is kept by now.' },
      ],
    },
    // A cheek on the keypad ends nothing: the recording goes on.
    'other-key': { type: 'Loop', count: 2, whileLooping: 'listen', whenDone: 'voice-off' },
    'voice-off': setRecording(talkRecorded(language), leads.taken, 'once-more'),
    // What follows is not the clinic's to keep.
    'once-more': { type: 'Loop', count: 1, whileLooping: 'voice-off', whenDone: leads.taken },
    // Urgent help waits for no second try.
    'voice-off-for-crisis': setRecording(talkRecorded(language), leads.crisis, leads.crisis),
    // First, so that no recording is looked for when the caller hangs up at these words.
    'could-not-record': expect('none', 'say-not-recorded'),
    'say-not-recorded': {
      type: 'MessageParticipant',
      text: say('could-not-record'),
      next: leads.keyed,
      onError: leads.keyed,
    },
  }) as const;

/** The id of the contact, for attributes go along into a transfer. */
const expect = <const S extends string>(voicemail: typeof contactId | 'none', next: S) =>
  ({ type: 'UpdateContactAttributes', attributes: { voicemail }, next, onError: next }) as const;
