/** What page and terminal show of the centre: plain values, no simulator types, safe to send as JSON. */

export type Speaker =
  | 'clinic'
  | 'caller'
  | 'agent'
  /** Heard by the agent only. */
  | 'whisper'
  /** A text message that the clinic sent. */
  | 'message'
  /** What happened, in a few words. */
  | 'note';

export interface Line {
  readonly who: Speaker;
  readonly text: string;
  /** BCP 47, e.g. `es-US`. */
  readonly language: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A step of a flow as the caller's way leads through it. */
export interface Place {
  readonly flow: string;
  readonly step: string;
}

export interface CallView {
  readonly id: string;
  readonly from: string | undefined;
  readonly state: 'going on' | 'ended' | 'stopped';
  /** What the clinic waits for, in the caller's terms. */
  readonly waitsFor: 'keys' | 'agent' | 'something else' | undefined;
  readonly lines: readonly Line[];
  readonly place: Place | undefined;
  /** Branches walked: `flow`, `from`, `to`. */
  readonly walked: readonly Branch[];
  readonly recorded: boolean;
  /** Contact records of this call, the first contact first. */
  readonly records: readonly unknown[];
}

export interface Branch {
  readonly flow: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'condition' | 'error';
}

export interface FlowView {
  readonly name: string;
  readonly kind: string;
  readonly start: string;
  readonly steps: readonly { readonly id: string; readonly type: string }[];
  readonly branches: readonly (Omit<Branch, 'flow'> & { readonly label: string })[];
}

export interface AgentView {
  readonly username: string;
  readonly name: string;
  readonly state: 'away' | 'available' | 'ringing' | 'talking' | 'after-call work';
  /** True while a person at the desk answers; else the demo agent does after a few seconds. */
  readonly byHand: boolean;
  /** Contact attributes on the agent's screen. */
  readonly screen: Readonly<Record<string, string>>;
  readonly heard: readonly string[];
  /** What the guide beside the call shows, by the names of its view; empty while none is open. */
  readonly guide: Readonly<Record<string, string>>;
}

/** Somebody to try the clinic as. Synthetic. */
export interface DemoPerson {
  readonly name: string;
  readonly number: string;
  /** As keyed: two digits for the month, two for the day, four for the year. */
  readonly birthDate: string;
  readonly recordNumber: string | undefined;
  readonly language: string;
  /** What a call as this person shows. */
  readonly shows: string;
}

export interface CentreView {
  readonly clinic: { readonly name: string; readonly number: string; readonly open: boolean };
  readonly people: readonly DemoPerson[];
  readonly flows: readonly FlowView[];
  readonly agents: readonly AgentView[];
  readonly calls: readonly CallView[];
}

/** One change, in the order in which it happened. */
export type StoryEvent =
  | { readonly type: 'call'; readonly call: Omit<CallView, 'lines' | 'walked' | 'records'> }
  | { readonly type: 'line'; readonly call: string; readonly line: Line }
  | { readonly type: 'walked'; readonly call: string; readonly branch: Branch }
  | { readonly type: 'record'; readonly call: string; readonly record: unknown }
  | { readonly type: 'agent'; readonly agent: AgentView };

/** The view after an event: page and server keep the same picture with the same function. */
export function retell(view: CentreView, event: StoryEvent): CentreView {
  if (event.type === 'agent') {
    return {
      ...view,
      agents: view.agents.map((a) => (a.username === event.agent.username ? event.agent : a)),
    };
  }
  if (event.type === 'call') {
    const known = view.calls.find((call) => call.id === event.call.id);
    const call: CallView = { ...(known ?? { lines: [], walked: [], records: [] }), ...event.call };
    return {
      ...view,
      calls: known ? view.calls.map((c) => (c.id === call.id ? call : c)) : [...view.calls, call],
    };
  }
  const change = (call: CallView): CallView => {
    if (event.type === 'line') return { ...call, lines: [...call.lines, event.line] };
    if (event.type === 'walked') return { ...call, walked: [...call.walked, event.branch] };
    return { ...call, records: [...call.records, event.record] };
  };
  return { ...view, calls: view.calls.map((call) => (call.id === event.call ? change(call) : call)) };
}
