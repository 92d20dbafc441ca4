import type { Concrete } from '../templates/concrete.ts';
import type { StackTemplate, Template } from '../templates/template.ts';

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
export function inEach<C extends { readonly name: string }>(
  centres: readonly C[],
  find: (centre: C) => readonly ProofFinding[],
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

/** Every stack of every centre, but each template once: most are the same in all centres but for the name of the stage. */
function distinctStacks(
  centres: readonly Concrete[],
  of: (centre: Concrete) => readonly StackTemplate[],
): readonly { readonly centre: Concrete; readonly stack: string; readonly template: Template }[] {
  const seen = new Set<string>();
  return centres.flatMap((centre) => {
    const written = new Map(centre.stacks.map(({ stack, template }) => [stack, JSON.stringify(template)]));
    return of(centre).flatMap(({ stack, template }) => {
      const text = (written.get(stack) ?? stack).replaceAll(`careline-${centre.stage}-`, 'careline-');
      if (seen.has(text)) return [];
      seen.add(text);
      return [{ centre, stack, template }];
    });
  });
}

/** Findings in each stack, each finding once, with the name of the centre before where it is. */
export function inEachStack(
  centres: readonly Concrete[],
  of: (centre: Concrete) => readonly StackTemplate[],
  find: (centre: Concrete, stack: string, template: Template) => readonly ProofFinding[],
): readonly ProofFinding[] {
  const stacks = distinctStacks(centres, of).map((one) => ({ ...one, name: one.centre.name }));
  return inEach(stacks, ({ centre, stack, template }) => find(centre, stack, template));
}
