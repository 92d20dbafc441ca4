import type { Concrete } from '../../templates/concrete.ts';
import { markOf } from '../../templates/estate.ts';
import { inEach, type Proof, type ProofFinding } from '../proof.ts';
import { allowedRights, named, universe } from './allowed.ts';
import { NotRecorded, neededRights, type RecordedCalls, readRecordedCalls } from './needed.ts';

export const exactRights: Proof = {
  name: 'rights',
  proves:
    'Each function may do exactly what its tests recorded, on exactly those resources; each extra and each missing right is named.',
  find: (centres) => {
    const recorded = readRecordedCalls();
    return inEach(centres, (centre) => wrongRights(centre, recorded));
  },
};

export function wrongRights(centre: Concrete, recorded: RecordedCalls): readonly ProofFinding[] {
  const functions = centre.resources.filter((placed) => markOf(placed).function !== undefined);
  const all = universe(
    centre,
    Object.values(recorded)
      .flat()
      .map((call) => call.split(' ')[0] ?? ''),
  );
  return functions.flatMap((fn) => {
    const name = String(markOf(fn).function);
    const role = centre.owner(String(centre.properties(fn).Role));
    if (!role)
      return [
        {
          what: `${name} has a role that is not of this centre`,
          where: centre.where(fn),
          why,
          fix: 'Give it a role of its own.',
        },
      ];
    const where = centre.where(role);
    try {
      const allowed = new Set(allowedRights(centre, role, all).map((right) => named(centre, right)));
      const needed = new Set(neededRights(centre, fn, recorded).map((right) => named(centre, right)));
      return [
        ...[...needed.difference(allowed)].map((right) => ({
          what: `${name} calls ${right}, and its role does not allow it`,
          where,
          why: 'The call fails while a patient waits.',
          fix: `Add the call to \`access\` in the env.ts of ${name}.`,
        })),
        ...[...allowed.difference(needed)].map((right) => ({
          what: `${name} may call ${right}, and no test of it does`,
          where,
          why,
          fix: `Take it out of \`access\` in the env.ts of ${name}, or test the call and record it (infra/proofs/README.md).`,
        })),
      ];
    } catch (error) {
      if (!(error instanceof NotRecorded)) throw error;
      return [
        {
          what: `${name} has no recorded calls`,
          where,
          why: 'Nobody knows what it needs.',
          fix: 'Test it with expectExactCalls of test/functions/recorded-calls.ts and run that test with CARELINE_RECORD=1.',
        },
      ];
    }
  });
}

const why = 'Whoever takes over the function could do it, too (45 CFR 164.312(a)(1), least privilege).';
