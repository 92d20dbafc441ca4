import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allActions, specOf } from '../../../shared/flow/actions.ts';
import { compile } from '../../../shared/flow/compile.ts';
import { type ActionOf, defineFlow } from '../../../shared/flow/define-flow.ts';
import type { Flow, FlowKind } from '../../../shared/flow/flow.ts';
import { parse } from '../../../shared/flow/parse.ts';
import { type Action, formsOf, made } from './arbitrary-actions.ts';
import { specified } from './arbitrary-specified.ts';
import { breaches } from './breaches.ts';

/** Forms of each action; more with CARELINE_DEEP=1. */
const numRuns = process.env.CARELINE_DEEP === '1' ? 500 : 10;

const step = fc.constantFrom('asked', 'other', 'last');
const forms = formsOf(step);

/** A flow of the first kind that may hold the action, which leads to itself. */
function flowOf(kind: FlowKind, action: object): Flow {
  // The kind allows it, and its form is one that the type has.
  const asked = action as ActionOf<FlowKind, 'asked'>;
  return defineFlow({ name: 'one', kind, start: 'asked', steps: { asked } });
}
const kindOf = (type: string): FlowKind => specOf(type)?.flowKinds[0] ?? 'CONTACT_FLOW';

describe('every action, written in any form that its type allows,', () => {
  it.each(allActions.map(({ type }) => type))(
    '%s is read back as it was written, and breaks no rule of its own',
    (type) => {
      const spec = specOf(type);
      fc.assert(
        fc.property(forms(type), (form: Action) => {
          const flow = flowOf(kindOf(type), form);
          const compiled = compile(flow);
          expect(parse(compiled)).toEqual(flow);
          expect(parse(JSON.parse(JSON.stringify(compiled)))).toEqual(flow);
          for (const one of Object.values(flow.steps)) {
            const rules = one.type === type ? spec : specOf(one.type);
            expect(rules && breaches(rules, one)).toEqual([]);
          }
        }),
        { numRuns },
      );
    },
  );
});

describe('a form that is made of its specification', () => {
  it('has the parameters that were written, under the names of the wire', () => {
    for (const spec of made) {
      const check = fc.property(specified(spec, step), ({ form, parameters }) => {
        expect(flowOf(kindOf(spec.type), form).steps.asked?.parameters).toEqual(parameters);
      });
      fc.assert(check, { numRuns });
    }
  });
});
