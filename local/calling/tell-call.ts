/** Says in a terminal what a call to flows hears, and what decides its way. */
import type { Flow } from '../../shared/flow/flow.ts';
import type { Call } from '../../shared/simulator/call.ts';
import type { CallEvent, EventOf } from '../../shared/simulator/events.ts';
import { Teller } from '../centre/teller.ts';
import { type Print, printLine, printRecord } from '../terminal/print-story.ts';
import { lastOf } from './flow-centre.ts';

export interface CallTold {
  readonly note: (text: string) => void;
  readonly begun: (call: Call, from?: string) => void;
  readonly heard: (event: CallEvent) => void;
}

export function tellCall(flows: readonly Flow[], print: Print): CallTold {
  const steps = new Map(flows.map((flow) => [flow.name, flow.steps]));
  const note = (text: string) => printLine({ who: 'note', text }, print, names);
  const teller = new Teller({
    flows: new Map(flows.map((flow) => [flow.name, { flow, language: undefined }])),
    words: { agentName: (username) => username, functionName: (arn) => `function “${lastOf(arn)}”` },
    tell: (event) => {
      if (event.type === 'line') printLine(event.line, print, names);
      if (event.type === 'record') printRecord(event.record, print);
    },
  });
  const error = ({ flow, step, label }: EventOf<'branch-taken'>): string =>
    `${steps.get(flow)?.[step]?.type ?? 'the step'} “${step}” takes its branch ${label}`;
  const heard = (event: CallEvent): void => {
    teller.hear(event);
    if (event.type === 'branch-taken' && event.kind === 'error') note(error(event));
  };
  let going = false;
  return {
    note,
    begun: (call, from) => {
      teller.begin(call, from);
      for (const event of call.events) heard(event);
      going = true;
    },
    // Until the call is known, its events wait in the call.
    heard: (event) => {
      if (going) heard(event);
    },
  };
}

const names = { clinic: 'Flow' } as const;
