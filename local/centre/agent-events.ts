/**
 * What Connect tells of agents: an event whenever one of them changes, in the format of its agent event stream.
 * Source: Administrator Guide, agent-event-stream-model and sample-agent-event-stream.
 */
import type { AgentState } from '../../shared/simulator/agent.ts';
import type { Centre } from '../../shared/simulator/centre.ts';
import type { AgentSource } from '../../shared/simulator/options.ts';

export interface AgentEventsOptions {
  readonly centre: Centre;
  readonly agents: readonly AgentSource[];
  readonly instanceArn: string;
  readonly ids: () => string;
  readonly send: (event: AgentEventDocument) => void;
}

export interface AgentEventDocument {
  readonly AWSAccountId: string;
  readonly AgentARN: string;
  readonly EventId: string;
  readonly EventTimestamp: string;
  readonly EventType: 'LOGIN' | 'STATE_CHANGE';
  readonly InstanceARN: string;
  readonly CurrentAgentSnapshot: AgentSnapshot;
  readonly PreviousAgentSnapshot: AgentSnapshot | null;
  readonly Version: '2017-10-01';
}
interface AgentSnapshot {
  readonly AgentStatus: { readonly ARN: string; readonly Name: string; readonly StartTimestamp: string };
  readonly NextAgentStatus: null;
  readonly Configuration: {
    readonly Username: string;
    readonly FirstName: string;
    readonly LastName: string;
    readonly AgentHierarchyGroups: null;
    readonly RoutingProfile: null;
  };
  readonly Contacts: readonly {
    readonly ContactId: string;
    readonly InitialContactId: string;
    readonly Channel: 'VOICE';
    readonly State: string;
    readonly StateStartTimestamp: string;
  }[];
}

/** A contact is at an agent's only in these states. */
const contactStates: { readonly [S in AgentState]?: string } = {
  offered: 'CONNECTING',
  connected: 'CONNECTED',
  'after-contact-work': 'ENDED',
  missed: 'MISSED',
};

/** Looks at the agents whenever something may have happened, and tells what became of whom. */
export class AgentEvents {
  private readonly options: AgentEventsOptions;
  private readonly told = new Map<string, { readonly of: string; readonly snapshot: AgentSnapshot }>();

  constructor(options: AgentEventsOptions) {
    this.options = options;
  }

  look(): void {
    for (const source of this.options.agents) this.lookAt(source);
  }

  private lookAt(source: AgentSource): void {
    const { centre, instanceArn, ids, send } = this.options;
    const { state, contactId } = centre.agent(source.username);
    const known = this.told.get(source.username);
    const of = `${state} ${contactId ?? ''}`;
    if (known?.of === of || (!known && state === 'offline')) return;
    const at = new Date(centre.now).toISOString();
    const snapshot = this.snapshot(source, at, known?.snapshot);
    this.told.set(source.username, { of, snapshot });
    send({
      AWSAccountId: instanceArn.split(':')[4] ?? '',
      AgentARN: source.arn ?? `${instanceArn}/agent/${source.username}`,
      EventId: ids(),
      EventTimestamp: at,
      EventType: known ? 'STATE_CHANGE' : 'LOGIN',
      InstanceARN: instanceArn,
      CurrentAgentSnapshot: snapshot,
      PreviousAgentSnapshot: known?.snapshot ?? null,
      Version: '2017-10-01',
    });
  }

  private snapshot(source: AgentSource, at: string, before: AgentSnapshot | undefined): AgentSnapshot {
    const { centre, instanceArn } = this.options;
    const { state, contactId } = centre.agent(source.username);
    // A status lasts while contacts come and go.
    const name = state === 'offline' ? 'Offline' : 'Available';
    const since = before?.AgentStatus.Name === name ? before.AgentStatus.StartTimestamp : at;
    const contactState = contactStates[state];
    const id = contactId ?? before?.Contacts[0]?.ContactId;
    const initial = [...centre.calls].find((call) => call.contactId === id)?.events[0]?.contactId;
    return {
      AgentStatus: {
        ARN: `${instanceArn}/agent-state/${name.toLowerCase()}`,
        Name: name,
        StartTimestamp: since,
      },
      NextAgentStatus: null,
      Configuration: {
        Username: source.username,
        FirstName: source.firstName ?? '',
        LastName: source.lastName ?? '',
        AgentHierarchyGroups: null,
        RoutingProfile: null,
      },
      Contacts:
        contactState === undefined || id === undefined
          ? []
          : [
              {
                ContactId: id,
                InitialContactId: initial ?? id,
                Channel: 'VOICE',
                State: contactState,
                StateStartTimestamp: at,
              },
            ],
    };
  }
}
