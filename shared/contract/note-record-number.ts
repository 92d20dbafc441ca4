import { defineContract } from './define-contract.ts';

export const noteRecordNumber = defineContract({
  name: 'note-record-number',
  does: 'Keeps a medical record number for the birth-date check when the calling number is not on file. Never says whether it exists.',
  input: ['recordNumber'],
  outcomes: {
    noted: { means: 'Kept, whether or not it belongs to anybody.', returns: [] },
  },
});
