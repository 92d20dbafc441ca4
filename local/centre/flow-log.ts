/** The log that Connect writes about flows: a line for each step of a contact while its flow has logging on. */
import type { CallEvent } from '../../shared/simulator/events.ts';
import type { FlowPlan } from '../templates/read-telephony.ts';

/**
 * Source: Administrator Guide, contact-flow-log-data.
 * Assumed: the type is the action's; Connect writes the older names of its designer (`SetQueue`). No parameter is written here.
 */
export interface FlowLogLine {
  readonly ContactId: string;
  readonly ContactFlowId: string;
  readonly ContactFlowName: string;
  readonly ContactFlowModuleType: string;
  readonly Identifier: string;
  readonly Timestamp: string;
  readonly Parameters: Readonly<Record<string, string>>;
  /** What the caller chose or keyed, as Connect writes it. */
  readonly Results?: string;
}

/** Hears the events of calls and writes lines. Logging is off until a flow switches it on. */
export function flowLog(
  flows: readonly Pick<FlowPlan, 'name' | 'arn'>[],
  write: (lines: readonly FlowLogLine[]) => void,
): (event: CallEvent) => void {
  const arns = new Map(flows.map(({ name, arn }) => [name, arn]));
  const logging = new Set<string>();
  return (event) => {
    if (event.type === 'ended') logging.delete(event.contactId);
    if (event.type === 'logging-changed') {
      if (event.enabled) logging.add(event.contactId);
      else logging.delete(event.contactId);
    }
    const done = lineOf(event);
    if (!done || !logging.has(event.contactId)) return;
    write([
      {
        ContactId: event.contactId,
        ContactFlowId: arns.get(done.flow) ?? '',
        ContactFlowName: done.flow,
        ContactFlowModuleType: done.type,
        Identifier: done.step,
        Timestamp: new Date(event.at).toISOString(),
        Parameters: {},
        ...(done.results !== undefined && { Results: done.results }),
      },
    ]);
  };
}

/** A step that begins, or the answer to a question. */
function lineOf(event: CallEvent) {
  switch (event.type) {
    case 'step-entered':
      return { flow: event.flow, step: event.step, type: event.action, results: undefined };
    case 'entered':
      // Events hold no digits: Connect would write them here.
      return { flow: event.flow, step: event.step, type: 'GetUserInput', results: event.key ?? 'digits' };
    case 'timed-out':
      return { flow: event.flow, step: event.step, type: 'GetUserInput', results: 'InputTimeLimitExceeded' };
    default:
      return undefined;
  }
}
