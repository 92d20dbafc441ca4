import type { Concrete } from '../templates/concrete.ts';

/** Something that a proof found, in the form in which every proof reports it. */
export interface ProofFinding {
  /** A sentence: what is wrong. */
  readonly what: string;
  /** Stack, logical id, path of the construct. */
  readonly where: string;
  readonly why: string;
  readonly fix: string;
}

/** One thing that is known before AWS sees a template. */
export interface Proof {
  readonly name: string;
  /** What holds when it finds nothing. */
  readonly proves: string;
  readonly find: (centres: readonly Concrete[]) => readonly ProofFinding[];
}

/** Findings of one centre that are not those of the centres before it, with its name. */
export function inEach(
  centres: readonly Concrete[],
  find: (centre: Concrete) => readonly ProofFinding[],
): readonly ProofFinding[] {
  const seen = new Set<string>();
  return centres.flatMap((centre) =>
    find(centre).flatMap((finding) => {
      const key = `${finding.what} ${finding.where}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ ...finding, where: `${centre.name}: ${finding.where}` }];
    }),
  );
}
