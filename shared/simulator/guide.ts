import type { LiveAgent } from './agent.ts';
import { Contact } from './contact.ts';
import { type Hook, hookFlow } from './hooks.ts';
import type { LiveCall } from './live-call.ts';
import { endBeside, runBeside } from './side-flows.ts';

/** A step-by-step guide begins on the agent's screen. Source: Administrator Guide, step-by-step-guided-experiences: DefaultAgentUI. */
export function openGuide(agent: LiveAgent, call: LiveCall): void {
  run(agent, call, 'DefaultAgentUI');
}

/** The guide ends, and the one for the work afterwards begins: DisconnectAgentUI. */
export function closeGuide(agent: LiveAgent, call: LiveCall): void {
  run(agent, call, 'DisconnectAgentUI');
}

/**
 * Source: Developer Guide, ShowView: guides are chats, other contacts than the one the agent handles; API Reference,
 * StartOutboundVoiceContact: a related contact has a copy of the attributes and is no part of the chain. Assumed: a guide is such a
 * one, with the attributes as they are now, and so an initial id of its own and neither language nor endpoint of the call.
 */
function run(agent: LiveAgent, call: LiveCall, hook: Hook): void {
  if (agent.guide) endBeside(agent.guide);
  agent.guide = undefined;
  const flow = hookFlow(call, hook);
  if (!flow) return;
  const { contact, centre } = call;
  const guide = new Contact({
    id: centre.options.ids(),
    previousId: undefined,
    method: 'API',
    channel: 'CHAT',
    customerNumber: undefined,
    systemNumber: '',
    startedAt: call.time,
    connectedAt: call.time,
    attributes: new Map(contact.attributes),
  });
  guide.agent = contact.agent;
  guide.related = contact;
  guide.subtype = 'connect:Guide';
  agent.guide = runBeside(call, flow, { hears: 'agent', contact: guide });
}
