import * as z from 'zod/mini';
import { readDocument } from './read-document.ts';

const text = z.string().check(z.minLength(1));
const id = z.optional(z.nullable(text));
/** Of any precision, always UTC. */
const instant = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
  z.refine((time) => !Number.isNaN(Date.parse(time))),
);
const moment = z.optional(z.nullable(instant));
const count = z.optional(z.nullable(z.number()));

/**
 * What is read of a contact record; all else is kept as it came, for Connect adds members at any time.
 * Source: docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html
 */
const contactRecord = z.looseObject({
  ContactId: text,
  /** Grows with every version of the record. */
  LastUpdateTimestamp: instant,
  InitiationTimestamp: moment,
  ConnectedToSystemTimestamp: moment,
  DisconnectTimestamp: moment,
  TransferCompletedTimestamp: moment,
  Channel: id,
  InitiationMethod: id,
  DisconnectReason: id,
  InitialContactId: id,
  PreviousContactId: id,
  NextContactId: id,
  RelatedContactId: id,
  ContactAssociationId: id,
  CustomerEndpoint: z.optional(z.nullable(z.looseObject({ AddressMac: id }))),
  TransferredToEndpoint: z.optional(z.nullable(z.looseObject({}))),
  Queue: z.optional(z.nullable(z.looseObject({ ARN: text, Name: id, Duration: count }))),
  Agent: z.optional(z.nullable(z.looseObject({ ARN: text, Username: id, AgentInteractionDuration: count }))),
  Recordings: z.optional(z.nullable(z.array(z.looseObject({})))),
  Recording: z.optional(z.nullable(z.looseObject({}))),
});
export type ContactRecord = z.infer<typeof contactRecord>;

export const readContactRecord = (bytes: Uint8Array): ContactRecord =>
  readDocument(contactRecord, bytes, 'contact record');

/** With and without fractions of a second: in one form they sort by time. */
export const sortable = (timestamp: string): string => new Date(timestamp).toISOString();
