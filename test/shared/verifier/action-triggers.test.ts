import { describe, expect, it } from 'vitest';
import { publishedFlows } from '../../../contact-flows/index.ts';
import { policy } from '../../../contact-flows/policy.ts';
import { parse } from '../../../shared/flow/parse.ts';
import { FlowContext } from '../../../shared/verifier/context.ts';
import { GivenFlows } from '../../../shared/verifier/flow-set.ts';
import type { Context, Example } from '../../../shared/verifier/rule.ts';
import { rules } from '../../../shared/verifier/rules.ts';

const own = publishedFlows(Object.keys(policy.languages), { clinicName: 'Clinic' });
const examples: readonly Example[] = [
  ...rules.flatMap(({ wrong, right }) => [wrong, right]),
  { sources: own.map(({ flow }) => ({ file: flow.name, flow })), policy },
];

/** The flows of one example with these action types taken out. What comes from another flow is shown where it is followed. */
function* without({ sources, policy: house }: Example, types: readonly string[]): Generator<Context> {
  const flows: Context[] = [];
  const set = new GivenFlows(flows);
  for (const source of sources) {
    const flow = source.flow ?? (source.document === undefined ? undefined : readable(source.document));
    if (!flow) continue;
    const steps = Object.entries(flow.steps).filter(([, { type }]) => !types.includes(type));
    flows.push(
      new FlowContext(source, { ...flow, steps: Object.fromEntries(steps) }, { set, policy: house }),
    );
  }
  yield* flows;
}

function readable(document: unknown) {
  try {
    return parse(document);
  } catch {
    return undefined;
  }
}

describe('a rule that asks only about some actions', () => {
  it.each(rules.filter(({ actions }) => actions).map((rule) => [rule.id, rule] as const))(
    'finds nothing where there are none: %s',
    (_, rule) => {
      for (const example of examples) {
        for (const context of without(example, rule.actions ?? [])) {
          expect([...rule.check(context)]).toEqual([]);
        }
      }
    },
  );
});
