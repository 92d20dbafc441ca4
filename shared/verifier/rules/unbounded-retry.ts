import { plainText } from '../../flow/document.ts';
import type { Step } from '../../flow/flow.ts';
import type { Edge, FlowGraph } from '../../flow/graph.ts';
import { rootOf, storedInput } from '../../flow/paths.ts';
import { end, example, loop, menu } from '../example.ts';
import type { Rule } from '../rule.ts';
import { isMenu, isStoring } from '../speech.ts';

export const unboundedRetry: Rule = {
  id: 'unbounded-retry',
  level: 'warning',
  what: 'a question that is asked again is counted',
  why: 'A line left open, or a caller who cannot press keys, hears the same question for ever: the line stays busy and nobody helps.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-loop.html',
  wrong: example({ ask: menu('Press 1', { 1: 'bye' }, 'ask'), bye: end }),
  right: example({
    ask: menu('Press 1', { 1: 'bye' }, 'again'),
    again: loop(2, 'ask', 'bye'),
    bye: end,
  }),
  actions: ['GetParticipantInput', 'ConnectParticipantWithLexBot'],
  *check({ graph, kind, policy }) {
    if (kind && waitingKinds.has(kind)) return;
    for (const id of graph.reachable) {
      const step = graph.steps[id];
      if (!step || !asks(step)) continue;
      // Most questions are on no circle at all.
      const ways = (graph.out.get(id) ?? []).filter(
        (edge) => silent(edge, step) && comesBack(graph, edge, pastAnswers),
      );
      const back = ways.find((edge) => comesBack(graph, edge)) ?? ways[0];
      if (!back) continue;
      const way = `${back.kind === 'error' ? back.label : 'Silence'} leads back to the same question`;
      yield comesBack(graph, back)
        ? {
            step: id,
            message: `${way} without a counter.`,
            fix: 'Put a Loop on the way back, and lead its end to a person or a goodbye.',
          }
        : {
            step: id,
            message: `${way} until a function or a bot answers something else.`,
            fix: 'Put a Loop on the way back, or see to it that what answers counts.',
            // A stranger's function may count.
            ...(!policy && { level: 'advice' as const }),
          };
    }
  },
};

/** Going round until somebody answers is what these are for. */
const waitingKinds: ReadonlySet<string> = new Set(['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD']);

const asks = (step: Step): boolean =>
  isStoring(step) ||
  step.type === 'ConnectParticipantWithLexBot' ||
  (isMenu(step) && step.conditions.length > 0);

/** True for a branch that a caller may take who does nothing. */
function silent({ kind, condition }: Edge, step: Step): boolean {
  // Stores the word "Timeout", and goes on.
  if (isStoring(step)) return kind === 'next';
  if (asks(step)) return kind !== 'condition';
  // A counter begins anew when it is done.
  if (step.type === 'Loop')
    return step.conditions[condition ?? -1]?.operands.includes('ContinueLooping') !== true;
  return true;
}

/** Whether a caller who says and keys nothing gets from a question, by one of its branches, back to it uncounted. */
function comesBack(graph: FlowGraph, first: Edge, stops = weighsAnswer): boolean {
  const question = first.from;
  const stored = isStoring(graph.steps[question] ?? nothing);
  const seen = new Set<string>();
  const waiting = [first.to];
  for (const id of waiting) {
    if (id === question) return true;
    const step = graph.steps[id];
    // A module asks and counts by its own rules.
    if (seen.has(id) || !step || step.type === 'InvokeFlowModule' || stops(step)) continue;
    seen.add(id);
    const way = stored ? afterTimeout(step) : undefined;
    for (const edge of graph.out.get(id) ?? []) {
      if (silent(edge, step) && (way === undefined || edge.to === way)) waiting.push(edge.to);
    }
  }
  return false;
}

const pastAnswers = (): boolean => false;

/** True for a Compare on what a function or a bot has answered. */
const weighsAnswer = ({ type, parameters }: Step): boolean =>
  type === 'Compare' && answered.has(rootOf(plainText(parameters.ComparisonValue)));
const answered: ReadonlySet<string> = new Set(['External', 'LambdaInvocation', 'Lex']);

const nothing = { type: '', parameters: {}, errors: {}, conditions: [] } as const;

/** Where a Compare on what was stored leads when nothing was: the word "Timeout" stands there. */
function afterTimeout({ type, parameters, conditions, errors }: Step): string | undefined {
  if (type !== 'Compare' || parameters.ComparisonValue !== storedInput) return undefined;
  const silence = conditions.find(
    ({ operator, operands }) => operator === 'Equals' && operands.includes('Timeout'),
  );
  return silence?.next ?? errors.NoMatchingCondition;
}
