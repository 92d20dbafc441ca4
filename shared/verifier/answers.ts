import { plainText } from '../flow/document.ts';
import type { Step } from '../flow/flow.ts';
import type { Edge } from '../flow/graph.ts';
import { segmentsOf } from '../flow/paths.ts';
import { readReference } from '../flow/references.ts';
import { factsBefore, sameSet, succeeded, union } from './dataflow.ts';
import type { OutcomePolicy, Policy } from './policy.ts';
import type { Context } from './rule.ts';

/**
 * What `$.External` may hold when a step begins. `none`: no function has answered. `failed`: the last call took its error
 * branch. Otherwise function and outcome; outcome `*` when no contract is known, `?` when the contract's outcomes were all
 * ruled out before.
 */
export interface Answer {
  readonly function: string;
  readonly outcome: string;
}
type State = string;
type States = ReadonlySet<State>;
const none: State = 'none';
const failed: State = 'failed';
const afterNone: States = new Set([none]);
const afterFailure: States = new Set([failed]);

export interface Answers {
  /** True when a call may get here before any function answered, or after a failed one. */
  readonly none: boolean;
  readonly failed: boolean;
  readonly known: readonly Answer[];
}

/** For each step a call can reach: the answers that may stand in `$.External` there. */
export const answersBefore = (context: Context): ReadonlyMap<string, Answers> => context.once(findAnswers);

function findAnswers({ graph, policy }: Context): ReadonlyMap<string, Answers> {
  // A state that stays the same is told by its set, not by what is in it: so is most of the way through a flow.
  const given = new Map<string, States>();
  const facts = factsBefore<States>(graph, {
    entry: afterNone,
    join: union,
    same: sameSet,
    along: (fact, edge, step) => along(fact, edge, { step, policy, given }),
  });
  const told = new Map<States, Answers>();
  const before = new Map<string, Answers>();
  for (const [id, states] of facts) {
    let answers = told.get(states);
    if (!answers) {
      answers = answersOf(states);
      told.set(states, answers);
    }
    before.set(id, answers);
  }
  return before;
}

/** What a branch tells of the answers: used where a branch itself matters, not the step it leads to. */
export function answersAlong(context: Context, edge: Edge, before: Answers): readonly Answer[] {
  const step = context.graph.steps[edge.from];
  if (!step) return [];
  const states = new Set(before.known.map(write));
  return answersOf(along(states, edge, { step, policy: context.policy, given: new Map() }) ?? new Set())
    .known;
}

interface Walk {
  readonly step: Step;
  readonly policy: Policy | undefined;
  /** What each function may have answered. */
  readonly given: Map<string, States>;
}

function along(fact: States, edge: Edge, { step, policy, given }: Walk): States | undefined {
  if (step.type === 'Compare') return comparesOutcome(step) ? narrowed(fact, edge, step) : fact;
  const name = functionOf(step);
  // A module calls functions of its own. Assumed: what its caller had is there again when it returns.
  if (name === undefined || step.parameters.InvocationType === 'ASYNCHRONOUS') return fact;
  if (!succeeded(edge)) return afterFailure;
  let answered = given.get(name);
  if (!answered) {
    const outcomes = Object.keys(policy?.functions?.[name]?.outcomes ?? { '*': true });
    answered = new Set(outcomes.map((outcome) => write({ function: name, outcome })));
    given.set(name, answered);
  }
  return answered;
}

/** After a Compare on the outcome only the answers that agree with the branch are left. */
function narrowed(fact: States, edge: Edge, step: Step): States | undefined {
  const condition = edge.condition === undefined ? undefined : step.conditions[edge.condition];
  const answers = answersOf(fact).known;
  if (condition) {
    if (condition.operator !== 'Equals') return fact;
    const [outcome = ''] = condition.operands;
    const left = answers.flatMap((answer) =>
      answer.outcome === outcome || answer.outcome === '*' ? [write({ ...answer, outcome })] : [],
    );
    // Nothing agrees: the operand is wrong, and a rule says so. Analysis goes on with what was known.
    return left.length > 0 ? new Set(left) : fact;
  }
  const ruledOut = new Set(step.conditions.filter((c) => c.operator === 'Equals').flatMap((c) => c.operands));
  const left = [...fact].filter((state) => !ruledOut.has(read(state)?.outcome ?? ''));
  return left.length > 0 ? new Set(left) : new Set(answers.map((a) => write({ ...a, outcome: '?' })));
}

/** Name or ARN of the function that a step calls. */
export function functionOf(step: Step): string | undefined {
  if (step.type !== 'InvokeLambdaFunction') return undefined;
  const target = plainText(step.parameters.LambdaFunctionARN ?? '');
  return readReference(target)?.name ?? target;
}

/** True for a Compare on the outcome of the last function. */
export function comparesOutcome(step: Step): boolean {
  if (step.type !== 'Compare') return false;
  const value = step.parameters.ComparisonValue;
  if (value === '$.External.outcome') return true;
  if (typeof value !== 'string' || !value.includes('External')) return false;
  const [root, key, ...rest] = segmentsOf(value);
  return root === 'External' && key === 'outcome' && rest.length === 0;
}

/** What the policy says of an answer. */
export const outcomePolicy = (policy: Policy | undefined, answer: Answer): OutcomePolicy | undefined =>
  policy?.functions?.[answer.function]?.outcomes[answer.outcome];

const write = (answer: Answer): State => `${answer.outcome}\n${answer.function}`;

function read(state: State): Answer | undefined {
  const cut = state.indexOf('\n');
  return cut < 0 ? undefined : { outcome: state.slice(0, cut), function: state.slice(cut + 1) };
}

const answersOf = (states: States): Answers => ({
  none: states.has(none),
  failed: states.has(failed),
  known: [...states].flatMap((state) => read(state) ?? []),
});
