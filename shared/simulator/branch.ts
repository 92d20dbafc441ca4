import { type Json, type JsonObject, plainText } from '../flow/document.ts';
import type { Choose } from './conditions.ts';
import type { LiveCall } from './live-call.ts';

/** One way out of a step, made once when the flow is prepared. */
export interface Branch {
  readonly kind: 'next' | 'condition' | 'error' | 'none';
  /** As in the flow's graph: `Equals 1`, an error type, or empty. */
  readonly label: string;
  /** Id of the step it leads to; empty when the flow has no such branch. */
  readonly to: string;
  target: PreparedStep | undefined;
}

/** What running a step gives: the branch to take, or one of the three below. */
export type Signal = Branch;

const signal = (label: string): Signal => ({ kind: 'none', label, to: '', target: undefined });
/** The call is parked until keys, time, a promise or an agent come. */
export const waiting: Signal = signal('waiting');
/** This flow is finished (or the call is); what comes next is arranged. */
export const over: Signal = signal('over');
/** The call has moved to the start of another flow; `call.jump` is its first step. */
export const jumped: Signal = signal('jumped');

export type Run = (call: LiveCall) => Signal;

export interface PreparedStep {
  readonly id: string;
  readonly type: string;
  run: Run;
}

export interface PreparedFlow {
  readonly arn: string;
  readonly name: string;
  readonly start: Branch;
}

/** What an action gets to prepare itself. */
export interface StepPlan {
  readonly id: string;
  readonly parameters: JsonObject;
  readonly next: Branch;
  /** The branch of an error type, else of NoMatchingError, else a branch that stops the call by name. */
  readonly error: (type: string) => Branch;
  readonly hasError: (type: string) => boolean;
  /** First matching condition. */
  readonly choose: Choose;
  readonly hasConditions: boolean;
  readonly timing: Timing;
}

/** How long things take to say. */
export interface Timing {
  readonly speechSeconds: (text: string) => number;
  readonly promptSeconds: (prompt: string) => number;
}

/** One action of the language, executable. Prepares a step once; the result runs in every call. */
export interface SimulatedAction {
  readonly type: string;
  readonly prepare: (plan: StepPlan) => Run;
  /** The error of a contact on a channel that the action does not serve; default NoMatchingError. */
  readonly elsewhere?: string;
  /** Why it only stops the call by name. */
  readonly stops?: string;
}

/** A parameter that is a text or a number, as text; empty when absent. */
export const textOf = (value: Json | undefined): string =>
  value === null || value === undefined ? '' : plainText(value);

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

export const isTrue = (value: Json | undefined): boolean => textOf(value).toLowerCase() === 'true';

/** A parameter in seconds, as milliseconds. */
export function millisecondsOf(value: Json | undefined, otherwise: number): number {
  const seconds = Number(textOf(value));
  return Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : otherwise;
}
