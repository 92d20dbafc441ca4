import { publishedFlows } from '../../contact-flows/index.ts';
import { usualLanguages } from '../../contact-flows/prompts/prompts.ts';
import { planFlows } from '../../shared/explorer/plan.ts';
import { search } from '../../shared/explorer/search.ts';
import { type Bench, median } from './measure.ts';

/** Steps of our own published flows that one thread walks in a second, every state kept. */
export const explorer: Bench = {
  run: async () => {
    const flows = publishedFlows(usualLanguages, { clinicName: 'Clinic' }).map(({ flow }) => flow);
    const plan = planFlows(flows);
    const start = plan.starts[flows.findIndex(({ name }) => name === 'answer-call')] ?? -1;
    const rates = Array.from({ length: 5 }, () => {
      const from = performance.now();
      const { steps } = search(plan, start, { steps: 1_000_000, failures: 1 });
      return (steps / (performance.now() - from)) * 1000;
    });
    return [{ name: 'explore.steps-per-second', value: median(rates), unit: 'steps/s' }];
  },
};
