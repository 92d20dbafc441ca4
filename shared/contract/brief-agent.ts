import { defineContract } from './define-contract.ts';

/** What an agent sees of a patient, part by part, in this order. */
export const screenParts = [
  'who',
  'alerts',
  'contacts',
  'messages',
  'appointments',
  'balance',
  'language',
] as const;
export type ScreenPart = (typeof screenParts)[number];

/**
 * Asked by a guide, which is a chat beside the call that the agent handles (Source: Developer Guide, ShowView), so what is known of
 * a contact is that of the guide, and the flow has to say more:
 *
 * `call`: id of the call's first contact, for the session, the list of earlier calls and the disclosure. Source: API Reference,
 * StartOutboundVoiceContact, RelatedContactId: a related contact gets a copy of the attributes and is no part of the chain. Assumed:
 * a guide is related in this way, so its InitialContactId is its own.
 * That it is an input shows nobody more: flows of the instance alone may invoke the function, one step of each entry flow alone
 * writes the attribute, with the id of the contact it is in, and neither callers nor agents can write one. What is shown is what the
 * session of that call has proven, while it lasts, and is on the list of disclosures under it. Connect's event has no member to
 * compare it with (Source: Administrator Guide, connect-lambda-functions). **Limit:** whoever may invoke the function by IAM can name
 * any call, as before (the whole event is theirs); who may call UpdateContactAttributes can, too. No role of the centre may do either.
 *
 * `language`: of the flow. Nothing sets one on the guide's contact.
 *
 * `identityLevel`: as the contact has it: whoever answers a callback has proven nothing, whatever the call before it had.
 */
export const briefAgent = defineContract({
  name: 'brief-agent',
  does: 'What the agent sees with a call: last contacts, open messages, visits ahead, balance, language, alerts.',
  input: ['call', 'language', 'reason', 'identityLevel'],
  outcomes: {
    briefed: { means: "For the agent's eyes only.", returns: screenParts, discloses: 'L1' },
    partly: {
      means: 'As briefed, but something did not answer in time; on the screen it says so.',
      returns: screenParts,
      discloses: 'L1',
    },
    'not-allowed': { means: 'The caller is not verified to level 1.', returns: [] },
  },
});
