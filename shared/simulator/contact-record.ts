import type { Channel } from '../flow/flow.ts';
import type { Contact } from './contact.ts';
import { customerEndpoint, type Endpoint, systemEndpoint, telephone } from './contact-data.ts';
import type { Disconnected } from './events.ts';
import { instant } from './instant.ts';

/** A contact record in the shape in which Connect exports it. Source: Administrator Guide, ctr-data-model. Durations in seconds. */
export interface ContactRecord {
  readonly AWSContactTraceRecordFormatVersion: '2017-03-10';
  readonly AWSAccountId: string;
  readonly InstanceARN: string;
  readonly ContactId: string;
  readonly InitialContactId: string;
  readonly PreviousContactId: string | null;
  readonly NextContactId: string | null;
  /** A contact that this one came of without being a part of the same call. */
  readonly RelatedContactId: string | null;
  readonly Channel: Channel;
  readonly InitiationMethod: string;
  readonly InitiationTimestamp: string;
  readonly ConnectedToSystemTimestamp: string | null;
  readonly DisconnectTimestamp: string;
  readonly DisconnectReason: DisconnectReason;
  readonly LastUpdateTimestamp: string;
  /** Null where there is none, as for a task. */
  readonly CustomerEndpoint: Endpoint | null;
  readonly SystemEndpoint: Endpoint | null;
  readonly TransferCompletedTimestamp: string | null;
  readonly TransferredToEndpoint: Endpoint | null;
  readonly Queue: RecordedQueue | null;
  readonly Agent: RecordedAgent | null;
  readonly AgentConnectionAttempts: number;
  readonly Attributes: Readonly<Record<string, string>>;
  /** The first of the recordings, in fewer words. */
  readonly Recording: RecordingInfo | null;
  readonly Recordings: readonly RecordingsInfo[] | null;
  readonly ContactDetails: { readonly Name?: string; readonly Description?: string };
  readonly References: readonly { readonly Name: string; readonly Type: string; readonly Value: string }[];
  readonly LanguageCode: string;
  readonly CustomerId: string | null;
  readonly Tags: Readonly<Record<string, string>>;
  readonly MediaStreams: readonly { readonly Type: 'AUDIO' | 'CHAT' }[];
  readonly SegmentAttributes: Readonly<Record<string, { readonly ValueString: string }>>;
}

export type DisconnectReason =
  | 'CUSTOMER_DISCONNECT'
  | 'AGENT_DISCONNECT'
  | 'THIRD_PARTY_DISCONNECT'
  | 'TELECOM_PROBLEM'
  | 'CONTACT_FLOW_DISCONNECT'
  | 'OTHER';

interface RecordedQueue {
  readonly ARN: string;
  readonly Name: string;
  readonly EnqueueTimestamp: string;
  readonly DequeueTimestamp: string;
  readonly Duration: number;
}
interface RecordedAgent {
  readonly ARN: string;
  readonly Username: string;
  readonly ConnectedToAgentTimestamp: string;
  readonly AgentInteractionDuration: number;
  readonly AfterContactWorkStartTimestamp: string;
  readonly AfterContactWorkEndTimestamp: string;
  readonly AfterContactWorkDuration: number;
  readonly CustomerHoldDuration: number;
  readonly LongestHoldDuration: number;
  readonly NumberOfHolds: number;
}
interface RecordingInfo {
  readonly DeletionReason: null;
  /** Bucket and key; the simulator keeps no sound. */
  readonly Location: string;
  readonly Status: 'AVAILABLE';
  readonly Type: 'AUDIO';
}
/** Source: Administrator Guide, ctr-data-model, RecordingsInfo: no `Type` here; `IVR` is Assumed. */
interface RecordingsInfo extends Omit<RecordingInfo, 'Type'> {
  readonly FragmentStartNumber: null;
  readonly FragmentStopNumber: null;
  readonly MediaStreamType: 'AUDIO';
  readonly ParticipantType: 'ALL' | 'AGENT' | 'CUSTOMER' | 'IVR';
  readonly StartTimestamp: string;
  readonly StopTimestamp: string;
  readonly StorageType: 'S3';
}

/** Source: Administrator Guide, ctr-data-model, DisconnectReason for voice. */
const reasons: Readonly<Record<Disconnected['by'] | 'transfer', DisconnectReason>> = {
  customer: 'CUSTOMER_DISCONNECT',
  agent: 'AGENT_DISCONNECT',
  'third-party': 'THIRD_PARTY_DISCONNECT',
  flow: 'CONTACT_FLOW_DISCONNECT',
  system: 'OTHER',
  // Assumed: the segment that an agent transfers away is ended by that agent.
  transfer: 'AGENT_DISCONNECT',
};

/** Source: Administrator Guide, connect-attrib-list, segment attributes. */
const subtypes: Readonly<Record<Channel, string>> = {
  VOICE: 'connect:Telephony',
  CHAT: 'connect:Chat',
  TASK: 'connect:Task',
  EMAIL: 'connect:Email',
};

export interface Ending {
  /** Epoch milliseconds. */
  readonly endedAt: number;
  readonly by: Disconnected['by'] | 'transfer';
  readonly instanceArn: string;
}

export function recordOf(contact: Contact, ending: Ending): ContactRecord {
  const ended = instant(ending.endedAt);
  const recordings = recordingsOf(contact, ending);
  const moved = contact.transferredTo;
  return {
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    AWSAccountId: ending.instanceArn.split(':')[4] ?? '',
    InstanceARN: ending.instanceArn,
    ContactId: contact.id,
    InitialContactId: contact.initialId,
    PreviousContactId: contact.previousId ?? null,
    NextContactId: contact.nextId ?? null,
    RelatedContactId: contact.related?.id ?? null,
    Channel: contact.channel,
    InitiationMethod: contact.method,
    InitiationTimestamp: instant(contact.startedAt),
    ConnectedToSystemTimestamp: contact.connectedAt === undefined ? null : instant(contact.connectedAt),
    DisconnectTimestamp: ended,
    DisconnectReason: reasons[ending.by],
    LastUpdateTimestamp: ended,
    CustomerEndpoint: customerEndpoint(contact),
    SystemEndpoint: systemEndpoint(contact),
    TransferCompletedTimestamp: moved ? instant(moved.at) : null,
    TransferredToEndpoint: moved ? telephone(moved.address) : null,
    Queue: queueOf(contact, ending.endedAt),
    Agent: agentOf(contact, ending.endedAt),
    AgentConnectionAttempts: contact.agentAttempts,
    Attributes: Object.fromEntries(contact.attributes),
    Recording: recordingOf(recordings),
    Recordings: recordings.length > 0 ? recordings : null,
    ContactDetails: {
      ...(contact.name !== undefined && { Name: contact.name }),
      ...(contact.description !== undefined && { Description: contact.description }),
    },
    References: Object.entries(contact.references ?? {}).map(([Name, reference]) => ({ Name, ...reference })),
    LanguageCode: contact.language,
    CustomerId: contact.customerId ?? null,
    Tags: Object.fromEntries(contact.tags),
    MediaStreams:
      contact.channel === 'TASK' ? [] : [{ Type: contact.channel === 'VOICE' ? 'AUDIO' : 'CHAT' }],
    SegmentAttributes: { 'connect:Subtype': { ValueString: contact.subtype ?? subtypes[contact.channel] } },
  };
}

const seconds = (milliseconds: number): number => Math.round(Math.max(0, milliseconds) / 1000);

function queueOf(contact: Contact, endedAt: number): RecordedQueue | null {
  const { queuedIn: queue, enqueuedAt } = contact;
  if (!queue || enqueuedAt === undefined) return null;
  const left = contact.dequeuedAt ?? endedAt;
  return {
    ARN: queue.source.arn,
    Name: queue.source.name,
    EnqueueTimestamp: instant(enqueuedAt),
    DequeueTimestamp: instant(left),
    Duration: seconds(left - enqueuedAt),
  };
}

function agentOf(contact: Contact, endedAt: number): RecordedAgent | null {
  const { agent, hold } = contact;
  if (!agent) return null;
  const holding = hold?.since === undefined ? 0 : endedAt - hold.since;
  const workEnded = endedAt + agent.afterContactWorkMs;
  return {
    ARN: agent.arn,
    Username: agent.username,
    ConnectedToAgentTimestamp: instant(agent.connectedAt),
    AgentInteractionDuration: seconds(endedAt - agent.connectedAt),
    AfterContactWorkStartTimestamp: instant(endedAt),
    AfterContactWorkEndTimestamp: instant(workEnded),
    AfterContactWorkDuration: seconds(agent.afterContactWorkMs),
    CustomerHoldDuration: seconds((hold?.totalMs ?? 0) + holding),
    LongestHoldDuration: seconds(Math.max(hold?.longestMs ?? 0, holding)),
    NumberOfHolds: hold?.count ?? 0,
  };
}

/** Source: Administrator Guide, ctr-data-model: the first recording stands in both. */
export function recordingOf([first]: readonly RecordingsInfo[]): RecordingInfo | null {
  if (!first) return null;
  const { DeletionReason, Location, Status } = first;
  return { DeletionReason, Location, Status, Type: 'AUDIO' };
}

/** At most one recording of the conversation and one of the time before it. Assumed: the key is the contact id. */
function recordingsOf(contact: Contact, { endedAt }: Ending): RecordingsInfo[] {
  const found: RecordingsInfo[] = [];
  const media = (ParticipantType: RecordingsInfo['ParticipantType'], from: number, to: number): void => {
    found.push({
      DeletionReason: null,
      FragmentStartNumber: null,
      FragmentStopNumber: null,
      Location: `connect/recordings/${contact.id}_${ParticipantType}.wav`,
      MediaStreamType: 'AUDIO',
      ParticipantType,
      StartTimestamp: instant(from),
      Status: 'AVAILABLE',
      StopTimestamp: instant(to),
      StorageType: 'S3',
    });
  };
  const { agent, recorded } = contact;
  if (agent && recorded.length > 0) {
    media(
      recorded.length > 1 ? 'ALL' : recorded[0] === 'Agent' ? 'AGENT' : 'CUSTOMER',
      agent.connectedAt,
      endedAt,
    );
  }
  if (contact.ivrRecordedFrom !== undefined) {
    media('IVR', contact.ivrRecordedFrom, contact.ivrRecordedTo ?? agent?.connectedAt ?? endedAt);
  }
  return found;
}
