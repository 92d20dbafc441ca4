import { specOf } from '../flow/actions.ts';
import type { Flow, Step } from '../flow/flow.ts';
import { simulatedAction } from './actions.ts';
import type { Branch, PreparedFlow, PreparedStep, Run, StepPlan, Timing } from './branch.ts';
import { isOperator, prepareConditions } from './conditions.ts';
import type { Faults } from './options.ts';

/** Makes a flow executable: every step becomes a function, every branch an object that knows its target. */
export function prepareFlow(
  flow: Flow,
  as: { readonly arn: string; readonly name: string; readonly timing: Timing; readonly faults?: Faults },
): PreparedFlow {
  const branches: Branch[] = [];
  const steps = new Map<string, PreparedStep>();
  for (const [id, step] of Object.entries(flow.steps)) {
    const preparing = { id, step, branches, timing: as.timing };
    const run = as.faults ? prepareFaulty(preparing, as.name, as.faults) : prepareStep(preparing);
    steps.set(id, { id, type: step.type, run });
  }
  const start: Branch = { kind: 'next', label: '', to: flow.start, target: undefined };
  for (const branch of [...branches, start]) branch.target = steps.get(branch.to);
  return { arn: as.arn, name: as.name, start };
}

/** A step whose branch the world decides when it wants to: the step takes it without doing anything. */
function prepareFaulty(preparing: Preparing, flow: string, faults: Faults): Run {
  const { id, step } = preparing;
  const run = prepareStep(preparing);
  const plan = planOf(preparing);
  const decided = new Map<string, Branch>([['NextAction', plan.next]]);
  for (const branch of plan.conditions) decided.set(branch.label, branch);
  for (const type of Object.keys(step.errors)) decided.set(type, plan.error(type));
  return (call) => decided.get(faults({ flow, step: id, action: step.type }) ?? '') ?? run(call);
}

interface Preparing {
  readonly id: string;
  readonly step: Step;
  readonly branches: Branch[];
  readonly timing: Timing;
}

function prepareStep(preparing: Preparing): Run {
  const { id, step } = preparing;
  const action = simulatedAction(step.type);
  if (!action) return unknown(id, step.type);
  const strange = step.conditions.find((condition) => !isOperator(condition.operator));
  if (strange) {
    const message = `Step "${id}" compares with "${strange.operator}", which is no operator of the flow language. Use one of the eight, e.g. Equals.`;
    return (call) => call.stop('unknown-operator', message);
  }
  const plan = planOf(preparing);
  return onItsChannels(step.type, plan, { run: action.prepare(plan), elsewhere: action.elsewhere });
}

/**
 * An action that a channel does not have takes its error branch there. Source: Administrator Guide, block pages (supported channels).
 * Assumed: without one it does nothing, and a flow that cannot go on so is over.
 */
function onItsChannels(
  type: string,
  plan: StepPlan,
  { run, elsewhere }: { readonly run: Run; readonly elsewhere: string | undefined },
): Run {
  const channels = new Set(specOf(type)?.channels);
  if (channels.size === 4) return run;
  const error = elsewhere ?? 'NoMatchingError';
  const failed = plan.error(error);
  const way = failed.to !== '' ? failed : plan.next.to !== '' ? plan.next : undefined;
  const voice = channels.has('VOICE');
  return (call) => {
    const { channel } = call.contact;
    // Nearly every contact is a call: no look-up for those.
    return (channel === 'VOICE' ? voice : channels.has(channel)) ? run(call) : (way ?? call.endFlow());
  };
}

function unknown(id: string, type: string): Run {
  if (specOf(type)) {
    const message = `Step "${id}" is a ${type}, which the simulator does not run yet. Add shared/simulator/actions for it, or leave the step out of simulated calls.`;
    return (call) => call.stop('not-simulated', message);
  }
  const message = `Step "${id}" is a "${type}", which is no action of the flow language. Check the spelling of Type.`;
  return (call) => call.stop('unknown-action', message);
}

function planOf({ id, step, branches, timing }: Preparing): StepPlan & { conditions: readonly Branch[] } {
  const branch = (kind: Branch['kind'], label: string, to: string): Branch => {
    const made: Branch = { kind, label, to, target: undefined };
    branches.push(made);
    return made;
  };
  const errors = new Map<string, Branch>();
  const error = (type: string): Branch => {
    const name = type in step.errors || !('NoMatchingError' in step.errors) ? type : 'NoMatchingError';
    const known = errors.get(name) ?? branch('error', name, step.errors[name] ?? '');
    errors.set(name, known);
    return known;
  };
  const conditions = step.conditions.map((c) =>
    branch('condition', `${c.operator} ${c.operands.join(' ')}`, c.next),
  );
  return {
    id,
    parameters: step.parameters,
    next: branch('next', '', step.next ?? ''),
    error,
    hasError: (type) => type in step.errors,
    choose: prepareConditions(step.conditions, conditions),
    hasConditions: step.conditions.length > 0,
    conditions,
    timing,
  };
}
