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

export const briefAgent = defineContract({
  name: 'brief-agent',
  does: 'What the agent sees with a call: last contacts, open messages, visits ahead, balance, language, alerts.',
  // The level as the contact has it: whoever answers a callback has proven nothing, whatever the call before it had.
  input: ['reason', 'identityLevel'],
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
