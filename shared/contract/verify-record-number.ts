import { defineContract } from './define-contract.ts';

export const verifyRecordNumber = defineContract({
  name: 'verify-record-number',
  does: 'Second factor for callers without a mobile phone: the medical record number.',
  input: ['recordNumber'],
  outcomes: {
    verified: { means: 'It is the number of the verified patient.', returns: [], establishes: 'L2' },
    'not-verified': { means: 'It is not.', returns: [] },
    locked: { means: 'Third failure in this call.', returns: [] },
  },
});
