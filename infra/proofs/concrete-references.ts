import { inEach, type Proof } from './proof.ts';
import { said } from './strict-schemas.ts';
import { builtinCheck } from './validator.ts';

/** With references in place these see what they could not before; others only repeat what the strict pass says. */
export const concreteReferences: Proof = {
  name: 'references',
  proves: 'Every reference gives a value of the form that its property takes: no queue where hours belong.',
  find: (centres) =>
    inEach(centres, (centre) =>
      centre.concreteStacks.flatMap(({ stack, template }) =>
        builtinCheck()(stack, template, { severityLevel: 'WARN', exclude: { ids: [...notAboutValues] } }).map(
          (found) => ({
            ...said(centre, stack, found),
            why: 'With the reference resolved, the value has a form that the property does not take: it refers to a resource of the wrong type, or to the wrong attribute.',
          }),
        ),
      ),
    ),
};

const notAboutValues: readonly string[] = ['W3005', 'W9002', 'W9013'];
