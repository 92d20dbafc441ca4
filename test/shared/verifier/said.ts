import { type FlowSource, type VerifyOptions, verify } from '../../../shared/verifier/verify.ts';

/** Findings in short: `front-desk.json error dangling-target greet`. */
export const said = (sources: readonly FlowSource[], options: VerifyOptions = {}): string[] =>
  verify(sources, options).map(({ file, level, rule, step }) => `${file} ${level} ${rule} ${step ?? '-'}`);
