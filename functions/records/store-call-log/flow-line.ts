import * as z from 'zod/mini';
import { digestOf } from '../../../shared/domain/hash-chain.ts';
import type { ChoiceAnswer, LoggedEvent } from '../event-log/logged-event.ts';

const members = z.optional(z.catch(z.record(z.string(), z.unknown()), {}));

/**
 * A line of the flow log. Source: Administrator Guide, contact-flow-log-data; members beyond its example as they are seen in
 * logs that people have published.
 */
const line = z.looseObject({
  ContactId: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  ContactFlowModuleType: z.string(),
  Timestamp: z.string(),
  ContactFlowName: z.optional(z.string()),
  Identifier: z.optional(z.string()),
  Parameters: members,
  Results: z.optional(z.unknown()),
});
type Line = z.infer<typeof line>;

/**
 * One event of a contact, of the kinds that a log is for; prompts, comparisons and waits are none, and functions write lines
 * of their own. Of parameters and results
 * only what is named here is read, for Connect writes out all that goes in and out, and what a person keys is among it.
 */
export function flowEvent(value: unknown): LoggedEvent | undefined {
  const read = line.safeParse(value);
  if (!read.success || Number.isNaN(Date.parse(read.data.Timestamp))) return undefined;
  const { ContactId: contactId, Timestamp, ContactFlowModuleType: type } = read.data;
  const event = readers[type]?.(read.data);
  if (!event) return undefined;
  const at = new Date(Timestamp).toISOString();
  // Connect gives its lines no id. Nothing that a caller had part in goes into the digest: it could be guessed out of it.
  const { Identifier = '', Results } = read.data;
  const from = `flow:${digestOf([type, Identifier, Results === undefined]).slice(0, 10)}`;
  // The members of the union are kept; only where and when is added.
  return { ...event, step: stepOf(read.data), contactId, at, from } as LoggedEvent;
}

/** A step's name is ours, or an id that Connect made; both are known before anybody calls. */
const stepOf = ({ ContactFlowName = '', Identifier = '' }: Line): string =>
  `${ContactFlowName}/${Identifier}`;

type Event = { readonly kind: LoggedEvent['kind'] } & Readonly<Record<string, string | boolean>>;
type Reader = (line: Line) => Event | undefined;

/** A line without results says only that somebody was asked. */
const choice: Reader = ({ Results }) =>
  Results === undefined ? undefined : { kind: 'choice', answer: answerOf(Results) };
const queue: Reader = ({ Parameters = {} }) => {
  const id = idIn(Parameters.QueueId ?? Parameters.Queue);
  return id === undefined ? undefined : { kind: 'queue', queue: id };
};
const transferToFlow: Reader = ({ Parameters = {} }) => {
  const to = idIn(Parameters.ContactFlowId);
  return { kind: 'transfer', ...(to !== undefined && { to }) };
};
const recording: Reader = ({ Parameters = {} }) =>
  Object.keys(Parameters).length === 0 ? undefined : { kind: 'recording', on: isRecorded(Parameters) };
const logging: Reader = ({ Parameters = {} }) => ({
  kind: 'logging',
  on: [Parameters.FlowLoggingBehavior, Parameters.LoggingBehavior].some((set) =>
    /^enable/i.test(String(set)),
  ),
});

/**
 * By the type of a line. Assumed: Connect writes either the action's type or the older name of its designer, whichever the
 * flow was made with: both are read.
 */
const readers: Readonly<Record<string, Reader>> = {
  GetParticipantInput: choice,
  GetUserInput: choice,
  StoreUserInput: choice,
  UpdateContactTargetQueue: queue,
  SetQueue: queue,
  TransferContactToQueue: () => ({ kind: 'transfer', to: 'queue' }),
  Transfer: () => ({ kind: 'transfer', to: 'queue' }),
  TransferToFlow: transferToFlow,
  // Never the number.
  TransferParticipantToThirdParty: () => ({ kind: 'transfer', to: 'third-party' }),
  UpdateContactRecordingBehavior: recording,
  UpdateContactRecordingAndAnalyticsBehavior: recording,
  SetRecordingBehavior: recording,
  UpdateFlowLoggingBehavior: logging,
  SetLoggingBehavior: logging,
};

function answerOf(results: unknown): ChoiceAnswer {
  if (results === 'InputTimeLimitExceeded' || results === 'Timeout') return 'none';
  return results === 'NoMatchingCondition' || results === 'NoMatchingError' ? 'not-offered' : 'given';
}

/** The id at the end of an ARN; anything else could be a person's. */
const idIn = (value: unknown): string | undefined =>
  /^arn:[^/]+(?:\/[^/]+)*\/([\w-]+)$/.exec(String(value))?.[1];

function isRecorded(parameters: Readonly<Record<string, unknown>>): boolean {
  const text = JSON.stringify(parameters);
  return /"(RecordedParticipants|VoiceRecordingTrack|RecordingParticipantOption)":(\["|"[A-Z])|"IVRRecordingBehavior":"Enabled"/.test(
    text,
  );
}
