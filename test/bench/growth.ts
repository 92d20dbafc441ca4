import { planFlows } from '../../shared/explorer/plan.ts';
import { search } from '../../shared/explorer/search.ts';
import { compile } from '../../shared/flow/compile.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import type { Flow } from '../../shared/flow/flow.ts';
import { parse } from '../../shared/flow/parse.ts';
import { createCentre } from '../../shared/simulator/centre.ts';
import { structuralRules } from '../../shared/verifier/rules.ts';
import { verify } from '../../shared/verifier/verify.ts';
import type { Bench } from './measure.ts';
import { sizedSteps } from './sized-flow.ts';

/** Actions of the flows: from a small one to the most that the service takes. */
const sizes = [10, 50, 250] as const;
const rounds = 7;

/** What one action of a large flow costs against one of a small flow: 1 is linear growth. Taken in turns, best of each. */
export const growth: Bench = {
  run: async () =>
    Object.entries(works).flatMap(([name, prepare]) => {
      const subjects = sizes.map((actions) => ({ actions, work: prepare(flowOf(actions)), best: Infinity }));
      for (const { actions, work } of subjects) repeat(work, 3_000 / actions);
      for (let round = 0; round < rounds; round++) {
        for (const subject of subjects) {
          const times = Math.ceil(1_500 / subject.actions);
          const per = repeat(subject.work, times) / times / subject.actions;
          subject.best = Math.min(subject.best, per);
        }
      }
      const [small = Number.NaN, ...larger] = subjects.map(({ best }) => best);
      return [
        { name: `growth.${name}.ratio`, value: (larger.at(-1) ?? Number.NaN) / small, unit: '×' },
        { name: `growth.${name}.ratio-of-50`, value: (larger[0] ?? Number.NaN) / small, unit: '×' },
        { name: `growth.${name}.microseconds-per-action`, value: small * 1000, unit: 'µs' },
      ];
    }),
};

function repeat(work: () => void, times: number): number {
  const start = performance.now();
  for (let i = 0; i < times; i++) work();
  return performance.now() - start;
}

const flowOf = (actions: number): Flow =>
  defineFlow<'CONTACT_FLOW', string>({
    name: `flow of ${actions}`,
    kind: 'CONTACT_FLOW',
    start: 'b0-say',
    steps: sizedSteps(actions),
  });

/** Each makes ready what is not to be measured. */
const works: Readonly<Record<string, (flow: Flow) => () => void>> = {
  'parse-compile': (flow) => {
    const document = compile(flow);
    return () => void compile(parse(document));
  },
  'verify-structural': (flow) => () =>
    void verify([{ file: flow.name, flow: fresh(flow) }], { rules: structuralRules }),
  'verify-all': (flow) => () => void verify([{ file: flow.name, flow: fresh(flow) }]),
  simulate,
  // Calls that differ only in what no later step reads are one: a block has as many states at the end as at the beginning.
  explore: (flow) => () => {
    const plan = planFlows([flow]);
    const { complete } = search(plan, plan.starts[0] ?? -1, { steps: 10_000_000, failures: 0 });
    if (!complete) throw new Error(`The exploration of the ${flow.name} did not come to an end.`);
  },
};

/** Steps that nobody has seen yet, so that nothing is known of them from a round before. */
const fresh = (flow: Flow): Flow => ({
  ...flow,
  steps: Object.fromEntries(Object.entries(flow.steps).map(([id, step]) => [id, { ...step }])),
});

/** One whole call through every block: a key, a number, a function. */
function simulate(flow: Flow): () => void {
  const instanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/11111111-1111-1111-1111-111111111111';
  const arn = `${instanceArn}/contact-flow/bench`;
  const number = '+12065550199';
  let id = 0;
  const centre = createCentre({
    instanceArn,
    startAt: new Date('2026-03-02T18:00:00Z'),
    ids: () => `contact-${++id}`,
    flows: [{ arn, name: flow.name, content: compile(flow, (_, name) => `arn:${name}`) }],
    numbers: [{ number, flow: arn }],
    hours: [{ arn: 'arn:clinic', name: 'clinic', isOpen: () => true }],
    functions: { invoke: () => ({ kind: 'answer', payload: { status: 'found', topic: 'bill' } }) },
  });
  return () => {
    const call = centre.call({ to: number, from: '+12065550100' });
    while (call.state === 'waiting')
      call.press(call.waitsFor?.what === 'keys' && call.waitsFor.kind === 'menu' ? '2' : '12345678');
    if (call.state !== 'ended') throw new Error(`The call through the ${flow.name} is ${call.state}.`);
  };
}
