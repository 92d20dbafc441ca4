import type { Step } from '../../flow/flow.ts';
import { storedInput } from '../../flow/paths.ts';
import { factsBefore, succeeded } from '../dataflow.ts';
import { call, compare, end, example, store } from '../example.ts';
import { keepingActions } from '../keeping.ts';
import { readersOf } from '../reads.ts';
import type { Rule } from '../rule.ts';
import { isStoring } from '../speech.ts';

export const storedInputTimeout: Rule = {
  id: 'stored-input-timeout',
  level: 'warning',
  what: 'stored digits are checked for "Timeout" before they are used',
  why: 'When a caller enters nothing, the step still succeeds and stores the word "Timeout": a function would look that up, and a silent caller would hear "number not found".',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-getparticipantinput.html',
  wrong: example({
    ask: store('Enter your bill number', 'look'),
    look: call('find-bill', 'bye', 'bye', { number: storedInput }),
    bye: end,
  }),
  right: example({
    ask: store('Enter your bill number', 'silent'),
    silent: compare(storedInput, { Timeout: 'bye' }, 'look'),
    look: call('find-bill', 'bye', 'bye', { number: storedInput }),
    bye: end,
  }),
  *check(context) {
    const readers = readersOf(context, 'StoredCustomerInput');
    if (readers.size === 0) return;
    const { graph } = context;
    const unchecked = factsBefore<boolean>(graph, {
      entry: false,
      join: (a, b) => a || b,
      same: Object.is,
      along: (fact, edge, step) => {
        if (isStoring(step)) return succeeded(edge) || fact;
        return checks(step) ? false : fact;
      },
    });
    for (const [id, may] of unchecked) {
      const step = graph.steps[id];
      if (!may || !step || checks(step)) continue;
      // In a stranger's flow a value that is kept may be looked at in the next flow.
      if (!uses.has(step.type) && !(context.policy && keepingActions.has(step.type))) continue;
      if (!readers.has(id)) continue;
      yield {
        step: id,
        message: `${step.type} uses ${storedInput}, which may be the word "Timeout".`,
        fix: `Put a Compare on ${storedInput} with Equals "Timeout" right after the input.`,
      };
    }
  },
};

const uses: ReadonlySet<string> = new Set(['InvokeLambdaFunction', 'Compare']);

const checks = (step: Step): boolean =>
  step.type === 'Compare' &&
  step.parameters.ComparisonValue === storedInput &&
  step.conditions.some((condition) => condition.operands.includes('Timeout'));
