import type { Json } from '../../../shared/flow/document.ts';
import type { Flow, Step } from '../../../shared/flow/flow.ts';

/** One kind of slip: everything that becomes of a step, once for each way to make it there. Undefined takes the step out. */
export interface Slip {
  readonly what: string;
  readonly at: (step: Step, id: string, flow: Flow) => readonly (Partial<Step> | undefined)[];
}

export const of = (type: string, change: (step: Step) => Partial<Step>): Slip['at'] => {
  return (step) => (step.type === type ? [change(step)] : []);
};
export const parameters = (step: Step, change: Readonly<Record<string, Json | undefined>>): Partial<Step> => {
  const merged = { ...step.parameters, ...change };
  return { parameters: JSON.parse(JSON.stringify(merged)) };
};
export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const isMenu = (step: Step) => step.type === 'GetParticipantInput' && step.conditions.length > 0;
export const encrypts = (step: Step) => 'InputEncryption' in step.parameters;
export const without = <T>(record: Readonly<Record<string, T>>, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
