import { defineContract } from './define-contract.ts';

export const findNextAppointment = defineContract({
  name: 'find-next-appointment',
  does: 'The next booked appointment, with what to bring.',
  input: [],
  outcomes: {
    found: {
      means: 'Said with date, time, place and what to bring; never the reason.',
      returns: ['spokenWhen', 'spokenWith', 'spokenWhere', 'spokenBring'],
      discloses: 'L1',
    },
    none: { means: 'No appointment ahead.', returns: [], discloses: 'L1' },
    'not-allowed': { means: 'The caller is not verified to level 1.', returns: [] },
  },
});
