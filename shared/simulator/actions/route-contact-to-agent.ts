import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/**
 * Interrupt agent: a waiting contact comes next for an agent, even a busy one. Its parameters are not documented; with an AgentId
 * it moves into that agent's own queue (Assumed), without it the call stops by name.
 */
export const routeContactToAgent: SimulatedAction = {
  type: 'RouteContactToAgent',
  prepare(plan) {
    const agentId = prepareText(textOf(plan.parameters.AgentId));
    const failed = plan.error('NoMatchingError');
    return (call) => {
      if (agentId.fixed === '') {
        const message = `Step "${plan.id}" is a RouteContactToAgent, whose parameters AWS has not documented. Give it an AgentId, or leave it out of simulated calls.`;
        return call.stop('not-simulated', message);
      }
      const { routing } = call.centre;
      const queue = call.centre.agentQueue(agentId.read(call));
      if (!queue || !routing.isQueued(call) || routing.isOffered(call)) return failed;
      routing.reserve(call, queue);
      return plan.next;
    };
  },
};
