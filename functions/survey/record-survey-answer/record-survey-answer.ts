import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { recordSurveyAnswer as contract } from '../../../shared/contract/record-survey-answer.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import { type SolvedAnswer, type SurveyAnswers, solvedAnswers } from '../survey-answers.ts';

/** As the prompt offers them: for yes press 1, for partly 2, for no 3. */
const byKey: ReadonlyMap<string, SolvedAnswer> = new Map([
  ['1', 'yes'],
  ['2', 'partly'],
  ['3', 'no'],
]);

/** Takes the word or the key. */
export async function recordSurveyAnswer(
  { answers }: { readonly answers: SurveyAnswers },
  { input, sessionId, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const solved = solvedAnswers.find((answer) => answer === input.answer) ?? byKey.get(input.answer);
  if (!solved) return { outcome: 'invalid' };
  await answers.record(sessionId, solved, now);
  return { outcome: 'recorded' };
}
