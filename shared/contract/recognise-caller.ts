import { defineContract } from './define-contract.ts';

export const recogniseCaller = defineContract({
  name: 'recognise-caller',
  does: "Opens the call's session and says whether the calling number is on file. The number is a hint, never a factor.",
  input: [],
  outcomes: {
    'known-number': { means: 'The calling number is on file for at least one patient.', returns: [] },
    'unknown-number': { means: 'The number is withheld or on no file.', returns: [] },
  },
});
