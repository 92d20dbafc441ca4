import { type StepPlan, textOf } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import type { Queue } from './queue.ts';
import { prepareText } from './text.ts';

/** The queue that a step names, that of the agent whom it names, else the working queue; undefined when there is none such. */
export function prepareQueue({ parameters }: StepPlan): (call: LiveCall) => Queue | undefined {
  const agent = prepareText(textOf(parameters.AgentId));
  if (agent.fixed !== '') return (call) => call.centre.agentQueue(agent.read(call));
  const named = prepareText(textOf(parameters.QueueId));
  if (named.fixed === '') return (call) => call.contact.queue;
  return (call) => call.centre.queue(named.fixed ?? named.read(call));
}
