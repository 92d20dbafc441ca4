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
    if (event.type !== 'step-entered' || !logging.has(event.contactId)) return;
    write([
      {
        ContactId: event.contactId,
        ContactFlowId: arns.get(event.flow) ?? '',
        ContactFlowName: event.flow,
        ContactFlowModuleType: event.action,
        Identifier: event.step,
        Timestamp: new Date(event.at).toISOString(),
        Parameters: {},
      },
    ]);
  };
}
