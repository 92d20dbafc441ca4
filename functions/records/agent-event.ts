import * as z from 'zod/mini';
import { readDocument } from './read-document.ts';

const text = z.string().check(z.minLength(1));
const instant = z.string().check(z.refine((time) => !Number.isNaN(Date.parse(time))));
const member = z.optional(z.nullable(text));

const snapshot = z.looseObject({
  AgentStatus: z.optional(z.nullable(z.looseObject({ Name: member, StartTimestamp: member }))),
  NextAgentStatus: z.optional(z.nullable(z.looseObject({ Name: member }))),
  Configuration: z.optional(z.nullable(z.looseObject({ Username: member }))),
  Contacts: z.optional(
    z.nullable(
      z.array(z.looseObject({ ContactId: text, State: member, Channel: member, InitiationMethod: member })),
    ),
  ),
});

/**
 * What is read of an agent event; the raw copy keeps the rest.
 * Source: docs.aws.amazon.com/connect/latest/adminguide/agent-event-stream-model.html
 */
const agentEvent = z.looseObject({
  EventId: text,
  EventType: z.enum(['STATE_CHANGE', 'HEART_BEAT', 'LOGIN', 'LOGOUT']),
  EventTimestamp: instant,
  AgentARN: text,
  CurrentAgentSnapshot: z.optional(z.nullable(snapshot)),
  PreviousAgentSnapshot: z.optional(z.nullable(snapshot)),
});
export type AgentEvent = z.infer<typeof agentEvent>;

export const readAgentEvent = (bytes: Uint8Array): AgentEvent =>
  readDocument(agentEvent, bytes, 'agent event');

/** That an agent is as before is said every two minutes. */
export const isChange = ({ EventType }: AgentEvent): boolean => EventType !== 'HEART_BEAT';

/** What became of an agent at one moment: who worked when, and how long somebody rests after a hard call. */
export interface AgentMoment {
  /** The id at the end of the agent's ARN. */
  readonly agent: string;
  /** UTC. */
  readonly day: string;
  readonly at: string;
  readonly eventId: string;
  readonly type: AgentEvent['EventType'];
  readonly username?: string;
  readonly status?: string;
  readonly statusBefore?: string;
  /** What the agent has chosen to become after the contact at hand. */
  readonly statusNext?: string;
  readonly contacts: readonly {
    readonly contactId: string;
    readonly state: string;
    readonly channel: string;
  }[];
}

export function momentOf(event: AgentEvent): AgentMoment {
  const { CurrentAgentSnapshot: now, PreviousAgentSnapshot: before } = event;
  const at = new Date(event.EventTimestamp).toISOString();
  const [username, status, statusBefore, statusNext] = [
    now?.Configuration?.Username,
    now?.AgentStatus?.Name,
    before?.AgentStatus?.Name,
    now?.NextAgentStatus?.Name,
  ];
  return {
    agent: event.AgentARN.slice(event.AgentARN.lastIndexOf('/') + 1),
    day: at.slice(0, 10),
    at,
    eventId: event.EventId,
    type: event.EventType,
    ...(username && { username }),
    ...(status && { status }),
    ...(statusBefore && { statusBefore }),
    ...(statusNext && { statusNext }),
    contacts: (now?.Contacts ?? []).map(({ ContactId, State, Channel }) => ({
      contactId: ContactId,
      state: State ?? 'UNKNOWN',
      channel: Channel ?? 'UNKNOWN',
    })),
  };
}

/** A moment as reports tell it. */
export type ToldMoment = Pick<AgentMoment, 'agent' | 'at' | 'type' | 'username' | 'status' | 'contacts'>;

/** What became of each agent, by day. */
export interface AgentMoments {
  /** The same moment written again is the same row. */
  keep(moments: readonly AgentMoment[]): Promise<void>;
}
