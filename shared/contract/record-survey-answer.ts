import { defineContract } from './define-contract.ts';

export const recordSurveyAnswer = defineContract({
  name: 'record-survey-answer',
  does: 'Keeps the answer to "was your question solved?".',
  input: ['answer'],
  outcomes: {
    recorded: { means: 'Kept.', returns: [] },
    invalid: { means: 'Not one of the choices.', returns: [] },
  },
});
