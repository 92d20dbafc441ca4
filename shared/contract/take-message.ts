import { defineContract } from './define-contract.ts';

export const takeMessage = defineContract({
  name: 'take-message',
  does: 'Keeps a message for the next working day.',
  input: ['phoneNumber', 'reason'],
  outcomes: {
    taken: { means: 'Kept, with a time by which somebody calls back.', returns: ['spokenDue'] },
    invalid: { means: 'The number cannot be called back.', returns: [] },
  },
});
