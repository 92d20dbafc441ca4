import { plainText } from '../../flow/document.ts';
import type { Step } from '../../flow/flow.ts';
import { rootOf, storedInput } from '../../flow/paths.ts';
import { end, example, loop, menu } from '../example.ts';
import type { Rule } from '../rule.ts';
import { isMenu, isStoring } from '../speech.ts';
import type { Structure } from '../structure.ts';

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
  *check({ structure, kind, policy }) {
    if (kind && waitingKinds.has(kind)) return;
    let made: Silence | undefined;
    for (const { n, id, step, errors } of structure.placed) {
      if (structure.reachable[n] === 0 || !asks(step)) continue;
      made ??= silenceIn(structure);
      const silence = made;
      const ways = branchesOf(structure, n).filter((branch) => silence.loud[branch] === 0);
      // Most questions are on no circle at all.
      if (!comesBack(n, ways, silence, true)) continue;
      const uncounted = ways.find((branch) => comesBack(n, [branch], silence, false));
      const back = uncounted ?? ways.find((branch) => comesBack(n, [branch], silence, true)) ?? 0;
      const error = errors[back - (structure.offsets[n] ?? 0) - step.conditions.length];
      const way = `${error ?? 'Silence'} leads back to the same question`;
      yield uncounted === undefined
        ? {
            step: id,
            message: `${way} until a function or a bot answers something else.`,
            fix: 'Put a Loop on the way back, or see to it that what answers counts.',
            // A stranger's function may count.
            ...(!policy && { level: 'advice' as const }),
          }
        : {
            step: id,
            message: `${way} without a counter.`,
            fix: 'Put a Loop on the way back, and lead its end to a person or a goodbye.',
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

/** The ways that a call can take whose caller says and keys nothing, by number as in the structure. */
interface Silence {
  readonly structure: Structure;
  /** 1 for each branch that needs the caller, or is counted. */
  readonly loud: Uint8Array;
  /** 1 for each step that weighs what a function or a bot has answered. */
  readonly weighs: Uint8Array;
}

function silenceIn(structure: Structure): Silence {
  const loud = new Uint8Array(structure.targets.length);
  const weighs = new Uint8Array(structure.steps.length);
  for (const { n, step, errors } of structure.placed) {
    const from = structure.offsets[n] ?? 0;
    const failing = from + step.conditions.length;
    // A module asks and counts by its own rules.
    if (step.type === 'InvokeFlowModule') loud.fill(1, from, structure.offsets[n + 1]);
    // Stores the word "Timeout", and goes on.
    else if (isStoring(step)) loud.fill(1, from, failing + errors.length);
    else if (asks(step)) loud.fill(1, from, failing);
    else if (step.type === 'Loop') {
      // A counter begins anew when it is done.
      for (let i = 0; i < step.conditions.length; i++)
        if (step.conditions[i]?.operands.includes('ContinueLooping')) loud[from + i] = 1;
    } else if (step.type === 'Compare') {
      if (answered.has(rootOf(plainText(step.parameters.ComparisonValue)))) weighs[n] = 1;
    }
  }
  return { structure, loud, weighs };
}

const answered: ReadonlySet<string> = new Set(['External', 'LambdaInvocation', 'Lex']);

const branchesOf = ({ offsets }: Structure, n: number): number[] =>
  Array.from({ length: (offsets[n + 1] ?? 0) - (offsets[n] ?? 0) }, (_, i) => (offsets[n] ?? 0) + i);

/** Whether silence gets from a question, by one of some branches, back to it; past answers, or up to the first. */
function comesBack(
  question: number,
  ways: readonly number[],
  { structure, loud, weighs }: Silence,
  pastAnswers: boolean,
): boolean {
  const { steps, targets, offsets } = structure;
  const stored = isStoring(steps[question] ?? nothing);
  const seen = new Uint8Array(steps.length);
  const waiting = ways.map((branch) => targets[branch] ?? -1);
  for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
    if (n === question) return true;
    const step = steps[n];
    if (!step || seen[n] === 1 || (weighs[n] === 1 && !pastAnswers)) continue;
    seen[n] = 1;
    const only = stored ? afterTimeout(step) : undefined;
    const end = offsets[n + 1] ?? 0;
    for (let i = offsets[n] ?? 0; i < end; i++) {
      const branch = i - (offsets[n] ?? 0);
      if (loud[i] === 0 && (only === undefined || branch === only)) waiting.push(targets[i] ?? -1);
    }
  }
  return false;
}

const nothing = { type: '', parameters: {}, errors: {}, conditions: [] } as const;

/** The branch of a Compare on what was stored that is taken when nothing was: the word "Timeout" stands there. */
function afterTimeout({ type, parameters, conditions, errors }: Step): number | undefined {
  if (type !== 'Compare' || parameters.ComparisonValue !== storedInput) return undefined;
  const silence = conditions.findIndex(
    ({ operator, operands }) => operator === 'Equals' && operands.includes('Timeout'),
  );
  if (silence >= 0) return silence;
  const otherwise = Object.keys(errors).indexOf('NoMatchingCondition');
  return otherwise < 0 ? undefined : conditions.length + otherwise;
}
