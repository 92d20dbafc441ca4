import { z } from 'zod';

/** What somebody who wrote a wrong setting is told, as sentences: `"25:00" is not a time of day. <why> <fix>`. */
export interface Explanation {
  /** Continues the value: "is not a time of day". */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** One setting: a check and the words for a value that fails it. */
export function value<T>(check: (given: unknown) => boolean, say: Explanation): z.ZodType<T> {
  // The check decides at run time what the type says.
  return z.custom<T>((given) => check(given), { params: { ...say } });
}

export const textMatching = (pattern: RegExp, say: Explanation): z.ZodType<string> =>
  value<string>((given) => typeof given === 'string' && pattern.test(given), say);

export const oneOf = <const T extends string>(
  allowed: readonly T[],
  say: Omit<Explanation, 'what' | 'fix'>,
): z.ZodType<T> =>
  value<T>((given) => allowed.some((one) => one === given), {
    what: 'is not a choice here',
    why: say.why,
    fix: `Write one of: ${allowed.map((one) => `"${one}"`).join(', ')}.`,
  });

export const wholeNumber = (least: number, most: number, say: Explanation): z.ZodType<number> =>
  value<number>(
    (given) => typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most,
    say,
  );

/** Reports the issues of a part as issues of the whole; zod puts the path of the part in front. */
export function report(context: z.RefinementCtx, found: z.ZodError, given: unknown): never {
  // An issue that zod has found is one that it can report; it only lacks the value again.
  for (const issue of found.issues) context.issues.push({ ...issue, input: given } as z.core.$ZodRawIssue);
  return z.NEVER;
}
