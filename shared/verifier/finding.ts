/** What the verifier has to say about one place of one flow. A value: nothing is thrown, nothing is printed. */
export interface Finding {
  readonly file: string;
  /** Id of the rule, as in the rule table. */
  readonly rule: string;
  readonly level: Level;
  /** Name of the flow, or its file when it has none. */
  readonly flow: string;
  /** Identifier of the step, when the finding is about one. */
  readonly step?: string;
  /** What is wrong. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do next. */
  readonly fix: string;
}

/**
 * `error`: the service refuses the flow, or a call goes wrong for certain. `warning`: wrong on some call, or where sources
 * disagree. `advice`: works, could be better.
 */
export type Level = (typeof levels)[number];
export const levels = ['error', 'warning', 'advice'] as const;
