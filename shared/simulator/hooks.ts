import type { PreparedFlow } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import type { DefaultFlows } from './options.ts';

/** Kinds of default flow, by hook; a hook without one runs nothing unless a step has set it. */
const defaults = {
  CustomerQueue: 'customerQueue',
  AgentWhisper: 'agentWhisper',
  CustomerWhisper: 'customerWhisper',
  CustomerHold: 'customerHold',
  AgentHold: 'agentHold',
  CustomerRemaining: undefined,
  DefaultAgentUI: undefined,
  DisconnectAgentUI: undefined,
  PauseContact: undefined,
  ResumeContact: undefined,
} as const satisfies Record<string, keyof DefaultFlows | undefined>;
export type Hook = keyof typeof defaults;

/** The flow that a step has set for a hook, else the default of the instance. */
export function hookFlow({ contact, centre }: LiveCall, hook: Hook): PreparedFlow | undefined {
  const { hooks } = contact;
  if (hooks?.has(hook)) {
    const arn = hooks.get(hook);
    return arn === undefined ? undefined : centre.flow(arn);
  }
  const kind = defaults[hook];
  return kind && centre.defaultFlow(kind);
}
