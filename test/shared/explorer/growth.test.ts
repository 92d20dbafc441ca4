import { describe, expect, it } from 'vitest';
import { explore } from '../../../shared/explorer/explore.ts';
import { planFlows } from '../../../shared/explorer/plan.ts';
import { search } from '../../../shared/explorer/search.ts';
import { defineFlow } from '../../../shared/flow/define-flow.ts';
import type { Flow } from '../../../shared/flow/flow.ts';
import { hours } from '../../../shared/flow/references.ts';
import { sizedSteps } from '../../bench/sized-flow.ts';

const sized = (actions: number): Flow =>
  defineFlow<'CONTACT_FLOW', string>({
    name: 'sized',
    kind: 'CONTACT_FLOW',
    start: 'b0-say',
    steps: sizedSteps(actions),
  });
const statesOf = (flow: Flow): number => {
  const plan = planFlows([flow]);
  const { complete, stepOf } = search(plan, plan.starts[0] ?? -1, { steps: 1_000_000, failures: 0 });
  expect(complete).toBe(true);
  return stepOf.length;
};

describe('growth of an exploration', () => {
  it('tells no calls apart by what no later step reads, so states grow with the actions', () => {
    const [small, large] = [statesOf(sized(10)), statesOf(sized(250))];
    expect(large).toBeLessThanOrEqual(small * 25);
  });

  it('remembers hours that make a difference: the same clinic is not closed and then open', () => {
    const bye = { type: 'DisconnectParticipant' } as const;
    const asked = { type: 'CheckHoursOfOperation', hours: hours('clinic'), onError: 'bye' } as const;
    const flow = defineFlow({
      name: 'twice',
      kind: 'CONTACT_FLOW',
      start: 'first',
      steps: {
        first: { ...asked, inHours: 'greet', outOfHours: 'bye' },
        greet: { type: 'MessageParticipant', text: 'Welcome.', next: 'second', onError: 'bye' },
        second: { ...asked, inHours: 'bye', outOfHours: 'never' },
        never: { type: 'MessageParticipant', text: 'Closed.', next: 'bye', onError: 'bye' },
        bye,
      },
    });
    const { neverReached } = explore([flow]);
    expect(neverReached.map(({ step, message }) => `${step}: ${message}`)).toEqual([
      'second: no call takes the branch "Equals False"',
      'never: no call takes a way to this step (2 branches)',
    ]);
  });
});
