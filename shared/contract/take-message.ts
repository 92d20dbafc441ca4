import { defineContract } from './define-contract.ts';

export const takeMessage = defineContract({
  name: 'take-message',
  does: 'Keeps a message for the next working day.',
  // `spoken`: `yes` when the caller is asked to say more after the tone.
  input: ['phoneNumber', 'reason', 'spoken'],
  outcomes: {
    taken: { means: 'Kept, with a time by which somebody calls back.', returns: ['spokenDue'] },
    invalid: { means: 'The number cannot be called back.', returns: [] },
  },
});
