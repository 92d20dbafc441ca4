import { answersBefore, comparesOutcome } from '../answers.ts';
import { call, compare, end, example } from '../example.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

const policy = {
  functions: { 'find-bill': { outcomes: { found: { returns: [] }, none: { returns: [] } } } },
};

export const outcomeHandled: Rule = {
  id: 'outcome-handled',
  level: 'error',
  what: 'a Compare on an outcome names exactly the outcomes of the function (policy)',
  why: 'An outcome that is not handled goes the way of a fault, and a caller hears an apology instead of an answer; a name that the function never gives is a branch no call takes.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  wrong: example(
    {
      ask: call('find-bill', 'route', 'bye'),
      route: compare('$.External.outcome', { found: 'bye', nome: 'bye' }, 'bye'),
      bye: end,
    },
    { policy },
  ),
  right: example(
    {
      ask: call('find-bill', 'route', 'bye'),
      route: compare('$.External.outcome', { found: 'bye', none: 'bye' }, 'bye'),
      bye: end,
    },
    { policy },
  ),
  actions: ['Compare'],
  *check(context) {
    // Without a contract every outcome may come.
    if (!context.policy?.functions || !context.structure.steps.some(comparesOutcome)) return;
    for (const [id, { known }] of answersBefore(context)) {
      const step = context.graph.steps[id];
      if (!step || !comparesOutcome(step) || known.length === 0) continue;
      if (known.some((answer) => answer.outcome === '*')) continue;
      const given = new Set(known.map((answer) => answer.outcome));
      const handled = step.conditions.filter((c) => c.operator === 'Equals').flatMap((c) => c.operands);
      const functions = [...new Set(known.map((answer) => answer.function))].join(', ');
      for (const outcome of handled) {
        if (given.has(outcome)) continue;
        const meant = nearest(outcome, given);
        yield {
          step: id,
          message: `${functions} never answers "${outcome}" here.`,
          fix: meant ? `Did you mean "${meant}"?` : `Outcomes: ${[...given].join(', ')}.`,
        };
      }
      for (const outcome of given) {
        if (outcome === '?' || handled.includes(outcome)) continue;
        yield {
          step: id,
          message: `The outcome "${outcome}" of ${functions} has no branch.`,
          fix: `Add the condition Equals "${outcome}".`,
        };
      }
    }
  },
};
