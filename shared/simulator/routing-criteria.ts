import type { Json, JsonObject } from '../flow/document.ts';
import type { LiveAgent } from './agent.ts';
import { isObject, objectOf, textOf } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import { prepareText } from './text.ts';

/** Which agents may have a contact, ever less strictly while it waits. Source: Administrator Guide, proficiency-routing. */
export interface RoutingCriteria {
  readonly steps: readonly CriteriaStep[];
  /** The step in force; beyond the list every agent of the queue may have it. */
  at: number;
}

export interface CriteriaStep {
  readonly allows: Allows;
  /** Milliseconds in force; undefined: until an agent is found. */
  readonly expiresMs: number | undefined;
}
type Allows = (agent: LiveAgent) => boolean;
/** Reads what changes from call to call; undefined when a level is no number. */
type Prepared = (call: LiveCall) => Allows | undefined;

/** Undefined when the criteria cannot be read: the step takes its error branch. */
export function prepareCriteria(
  value: Json | undefined,
): ((call: LiveCall) => RoutingCriteria | undefined) | undefined {
  const given = objectOf(value).Steps;
  const steps = (Array.isArray(given) ? given : []).map((step) => prepareStep(objectOf(step)));
  if (steps.length === 0) return undefined;
  return (call) => {
    const ready = steps.flatMap(({ prepared, expiresMs }): CriteriaStep[] => {
      const allows = prepared?.(call);
      return allows ? [{ allows, expiresMs }] : [];
    });
    return ready.length === steps.length ? { steps: ready, at: 0 } : undefined;
  };
}

function prepareStep(step: JsonObject) {
  const seconds = Number(textOf(objectOf(step.Expiry).DurationInSeconds));
  return {
    prepared: prepareExpression(objectOf(step.Expression)),
    expiresMs: seconds > 0 ? seconds * 1000 : undefined,
  };
}

function prepareExpression(expression: JsonObject): Prepared | undefined {
  const { AttributeCondition, NotAttributeCondition, AndExpression, OrExpression } = expression;
  if (isObject(AttributeCondition)) return prepareCondition(AttributeCondition);
  if (isObject(NotAttributeCondition)) {
    const condition = prepareCondition(NotAttributeCondition);
    return (call) => {
      const allows = condition(call);
      return allows && ((agent) => !allows(agent));
    };
  }
  if (Array.isArray(AndExpression))
    return joined(AndExpression, (agent, all) => all.every((allows) => allows(agent)));
  if (Array.isArray(OrExpression))
    return joined(OrExpression, (agent, all) => all.some((allows) => allows(agent)));
  return undefined;
}

function joined(
  list: readonly Json[],
  holds: (agent: LiveAgent, all: readonly Allows[]) => boolean,
): Prepared {
  const parts = list.map((part) => prepareExpression(objectOf(part)));
  return (call) => {
    const all = parts.flatMap((part) => part?.(call) ?? []);
    return all.length === parts.length && all.length > 0 ? (agent) => holds(agent, all) : undefined;
  };
}

/** A proficiency of at least some level, or agents by name. Observed (exports): `Match` lists ids of agents. */
function prepareCondition(condition: JsonObject): Prepared {
  const ids = objectOf(objectOf(condition.MatchCriteria).AgentsCriteria).AgentIds;
  if (Array.isArray(ids)) {
    const texts = ids.map((id) => prepareText(textOf(id)));
    return (call) => {
      const wanted = new Set(texts.map((text) => text.read(call)));
      return (agent) => agent.names.some((name) => wanted.has(name));
    };
  }
  const name = prepareText(textOf(condition.Name));
  const value = prepareText(textOf(condition.Value));
  const level = prepareText(textOf(condition.ProficiencyLevel));
  return (call) => {
    const least = Number(level.read(call));
    const [skill, of] = [name.read(call), value.read(call)];
    if (!(least >= 1 && least <= 5) || skill === '') return undefined;
    return ({ source }) =>
      (source.proficiencies ?? []).some((p) => p.name === skill && p.value === of && p.level >= least);
  };
}
