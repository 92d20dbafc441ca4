import type { Step } from '../../flow/flow.ts';
import type { Edge } from '../../flow/graph.ts';
import { functionOf } from '../answers.ts';
import { factsBefore, succeeded } from '../dataflow.ts';
import { call, end, example, menu } from '../example.ts';
import type { Context, Rule } from '../rule.ts';
import { isMenu, isStoring, questionAt } from '../speech.ts';

const policy = { confirmed: ['charge'] };

export const confirmedFirst: Rule = {
  id: 'confirmed-first',
  level: 'error',
  what: 'what changes something or costs money is said back and agreed to by key before (policy)',
  why: 'A wrong key or a misheard amount must not cost money or cancel an appointment: the caller hears what will be done, and a key says yes. Silence is no consent.',
  source: 'Dialogue rule D14 (confirm what cannot be taken back).',
  wrong: example(
    { ask: menu('To pay, press 1.', { 1: 'charge' }, 'bye'), charge: call('charge', 'bye', 'bye'), bye: end },
    { policy },
  ),
  right: example(
    {
      ask: menu('I will charge $.Attributes.amount. To pay, press 1.', { 1: 'charge' }, 'bye'),
      charge: call('charge', 'bye', 'bye'),
      bye: end,
    },
    { policy },
  ),
  actions: ['InvokeLambdaFunction'],
  *check(context) {
    const names = context.policy?.confirmed;
    if (!names) return;
    const { graph, structure } = context;
    const must = (step: Step): boolean => names.includes(functionOf(step) ?? '');
    if (!structure.steps.some(must)) return;
    const agreed = factsBefore<boolean>(graph, {
      entry: false,
      join: (a, b) => a && b,
      same: Object.is,
      along: (fact, edge, step) => {
        if (agrees(context, step, edge)) return true;
        // New digits and a call that was made need a consent of their own; a module asks on its own behalf.
        if (isStoring(step) || step.type === 'InvokeFlowModule') return false;
        return fact && !(must(step) && succeeded(edge));
      },
    });
    for (const [id, has] of agreed) {
      const step = graph.steps[id];
      if (has || !step || !must(step)) continue;
      yield {
        step: id,
        message: `On some path "${functionOf(step)}" is called without the caller's consent to what it does.`,
        fix: 'Lead every path through a menu that says the values back and goes on by key.',
      };
    }
  },
};

/** A key pressed in a menu that says a value back. */
const agrees = ({ graph }: Context, step: Step, edge: Edge): boolean =>
  edge.condition !== undefined && isMenu(step) && questionAt(graph, edge.from).includes('$.');
