import * as z from 'zod/mini';
import type { Fault } from '../../faults.ts';
import type { EntryEnd, StreamEntry } from '../../stream-handler.ts';
import { type ContactRecord, readContactRecord, sortable } from '../contact-record.ts';
import { chainOf } from '../contact-row.ts';
import type { LoggedEvent, LoggedEvents } from '../event-log/logged-event.ts';
import { readEntries } from '../read-entries.ts';

/** A word of the flows: no digit, no blank. */
const word = z.optional(
  z.catch(z.optional(z.string().check(z.regex(/^[A-Za-z][A-Za-z_-]{0,39}$/))), undefined),
);
/** A member that is not as it should be is as one that is not there: what else the record tells is told. */
const member = <T>(as: z.ZodMiniType<T>) => z.optional(z.catch(z.nullable(as), null));
const time = member(z.string());
const recording = z.catch(z.looseObject({ StartTimestamp: time, StopTimestamp: time }), {});

/** Further members of a contact record. Source: Administrator Guide, ctr-data-model. */
const furtherMembers = z.looseObject({
  Attributes: member(
    z.looseObject({
      reason: word,
      recordingConsent: word,
      identityLevel: z.optional(z.unknown()),
      choices: member(z.string()),
    }),
  ),
  Queue: member(z.looseObject({ EnqueueTimestamp: time })),
  Agent: member(z.looseObject({ ConnectedToAgentTimestamp: time })),
  Recordings: member(z.array(recording)),
});

/**
 * What a flow cannot know of a contact, from its record: queue, agent, recording, how it ended. A record comes again when it
 * changed; what has happened does not change, so each event is appended once.
 */
export async function logContactRecords(
  events: LoggedEvents,
  entries: readonly StreamEntry[],
): Promise<readonly EntryEnd[]> {
  const read = await readEntries(entries, async ({ bytes }) => eventsIn(readContactRecord(bytes)));
  await events.append(read.flatMap((one) => (one.fault ? [] : one.value)));
  return read.map(({ fault }) => (fault ? notLogged(fault) : { outcome: 'logged' }));
}

/** What is no record store-contact-record parks, and says so; anything else is ours to repair, and the line says which record. */
const notLogged = (fault: Fault): EntryEnd =>
  fault.code === 'unreadable-data' ? { outcome: 'not-a-record' } : { outcome: 'not-logged', fault };

export function eventsIn(record: ContactRecord): readonly LoggedEvent[] {
  const { ContactId: contactId } = record;
  const { Attributes, Queue, Agent, Recordings } = furtherMembers.parse(record);
  const chain = chainOf(record);
  const level = Attributes?.identityLevel;
  const at = (moment: string | null | undefined, event: WithoutPlace): readonly LoggedEvent[] => {
    if (!moment || Number.isNaN(Date.parse(moment))) return [];
    // The members of the union are kept; only where and when is added.
    return [{ ...event, contactId, at: sortable(moment), from: `record:${placeOf(event)}` } as LoggedEvent];
  };
  return [
    ...at(record.InitiationTimestamp, {
      kind: 'began',
      ...(record.Channel && { channel: record.Channel }),
      ...(record.InitiationMethod && { method: record.InitiationMethod }),
      ...(chain !== undefined && { chain }),
    }),
    ...notesOf(contactId, Attributes?.choices).flatMap(({ step, set }, n) =>
      at(record.InitiationTimestamp, {
        ...(set
          ? { kind: 'recording', on: set === 'on', step }
          : { kind: 'choice', answer: 'given', chose: step }),
        order: n + 1,
      }),
    ),
    ...(record.Queue ? at(Queue?.EnqueueTimestamp, { kind: 'queue', queue: lastOf(record.Queue.ARN) }) : []),
    ...(record.Agent
      ? at(Agent?.ConnectedToAgentTimestamp, { kind: 'agent', agent: lastOf(record.Agent.ARN) })
      : []),
    ...recordedTimes(Recordings, Agent?.ConnectedToAgentTimestamp, record.DisconnectTimestamp).flatMap(
      ([from, to]) => [
        ...at(from, { kind: 'recording', on: true }),
        ...at(to, { kind: 'recording', on: false }),
      ],
    ),
    ...at(record.TransferCompletedTimestamp, { kind: 'transfer' }),
    ...at(record.DisconnectTimestamp, {
      kind: 'ended',
      ...(record.DisconnectReason && { by: record.DisconnectReason }),
      ...(Attributes?.reason && { reason: Attributes.reason }),
      ...(Attributes?.recordingConsent && { recordingConsent: Attributes.recordingConsent }),
      ...(typeof level === 'string' && /^L[0-3]$/.test(level) && { identityLevel: level }),
    }),
  ];
}

/**
 * From when until when: each once, for a talk and the screen of its agent are recorded at the same time. Observed: records of 2022
 * that people have published say no time of a talk, whose recording is named after the minute in which the agent came.
 */
function recordedTimes(
  recordings: readonly z.infer<typeof recording>[] | null | undefined,
  talkedFrom: string | null | undefined,
  talkedTo: string | null | undefined,
) {
  const times = (recordings ?? []).map(
    ({ StartTimestamp, StopTimestamp }) => [StartTimestamp ?? talkedFrom, StopTimestamp ?? talkedTo] as const,
  );
  return [...new Map(times.map((one) => [one.join(), one])).values()];
}

/** Unit: notes. Nobody makes so many choices in earnest; the record has them all. */
const mostNotes = 200;
const note = /^([a-z-]{1,50}\/[A-Za-z-]{1,50})(?:=(on|off))?$/;

interface Note {
  readonly step: string;
  /** Of the recording. Absent: it was chosen. */
  readonly set: string | undefined;
}

/** `<contact> <flow>/<step> …`, as contact-flows/attributes.ts says: words of the flows that follow the id of this contact. */
function notesOf(contactId: string, noted: string | null | undefined): readonly Note[] {
  const found: Note[] = [];
  let isHere = false;
  for (const one of noted?.split(' ') ?? []) {
    if (!one.includes('/') && one !== '') isHere = one === contactId;
    const [, step, set] = (isHere && note.exec(one)) || [];
    if (step !== undefined) found.push({ step, set });
  }
  return found.slice(0, mostNotes);
}

/**
 * What flows note has no moment of its own in the record: it stands where the contact began, in its order. A recording may end
 * when another begins.
 */
function placeOf(event: WithoutPlace): string {
  if ('order' in event) return `choice:${String(event.order).padStart(3, '0')}`;
  return event.kind === 'recording' ? `recording:${event.on ? 'on' : 'off'}` : event.kind;
}

type WithoutPlace = LoggedEvent extends infer E
  ? E extends LoggedEvent
    ? Omit<E, 'contactId' | 'at' | 'from'>
    : never
  : never;

/** The id at the end of an ARN. */
const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
