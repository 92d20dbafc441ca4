import { agentArn, type LiveAgent } from './agent.ts';
import { openGuide } from './guide.ts';
import { hookFlow } from './hooks.ts';
import type { LiveCall } from './live-call.ts';
import { pause } from './wait.ts';

/** An agent has accepted: whisper to the agent, whisper to the caller, then both are connected. */
export function converse(call: LiveCall, agent: LiveAgent): void {
  const { contact, centre } = call;
  const { username, firstName, lastName } = agent.source;
  contact.agent = {
    username,
    firstName,
    lastName,
    arn: agentArn(agent.source, centre.options.instanceArn),
    connectedAt: call.time,
    afterContactWorkMs: (agent.source.afterContactWorkSeconds ?? 0) * 1000,
  };
  call.emit({
    type: 'answered',
    at: call.time,
    contactId: contact.id,
    agent: username,
    waitedSeconds: Math.round((call.time - (contact.enqueuedAt ?? call.time)) / 1000),
    screen: [...contact.attributes.keys()],
  });
  const connected = (): void => connect(call, agent);
  const toCaller = (): void => {
    const flow = hookFlow(call, 'CustomerWhisper');
    if (flow) call.begin(flow, { hears: 'customer', whisper: true, ended: connected });
    else connected();
  };
  const toAgent = hookFlow(call, 'AgentWhisper');
  if (toAgent) call.begin(toAgent, { hears: 'agent', whisper: true, ended: toCaller });
  else toCaller();
}

function connect(call: LiveCall, agent: LiveAgent): void {
  const { contact } = call;
  const recorded = [
    ...(contact.recording.agent ? (['Agent'] as const) : []),
    ...(contact.recording.customer ? (['Customer'] as const) : []),
  ];
  if (recorded.length > 0) {
    contact.recorded = recorded;
    call.emit({ type: 'recording-started', at: call.time, contactId: contact.id, participants: recorded });
  }
  call.isWhispering = false;
  talk(call);
  openGuide(agent, call);
}

/** Caller and agent speak with each other. */
export function talk(call: LiveCall): void {
  const agent = call.contact.agent?.username ?? '';
  call.park(
    pause(() => ({ what: 'conversation', agent })),
    undefined,
  );
}
