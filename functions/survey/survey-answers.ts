/** "Was your question solved?" R-106. */
export const solvedAnswers = ['yes', 'partly', 'no'] as const;
export type SolvedAnswer = (typeof solvedAnswers)[number];

export interface SurveyAnswers {
  /** The first answer of a call holds; the log of a call is append-only. */
  record(sessionId: string, solved: SolvedAnswer, at: Date): Promise<void>;
}
