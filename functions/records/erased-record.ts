import type { ContactRecord } from './contact-record.ts';

/** Members of a contact record that say when, how and with whom of the clinic, and nothing about the caller. */
const kept = [
  'AWSContactTraceRecordFormatVersion',
  'InstanceARN',
  'ContactId',
  'InitialContactId',
  'PreviousContactId',
  'NextContactId',
  'RelatedContactId',
  'ContactAssociationId',
  'Channel',
  'InitiationMethod',
  'InitiationTimestamp',
  'ConnectedToSystemTimestamp',
  'DisconnectTimestamp',
  'DisconnectReason',
  'LastUpdateTimestamp',
  'TransferCompletedTimestamp',
  'Queue',
  'Agent',
] as const;

/** What is left of a record after its caller asked for deletion; also of versions that come later. */
export function erasedRecord(record: ContactRecord): ContactRecord {
  const { ContactId, LastUpdateTimestamp } = record;
  const rest = kept.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]] as const]));
  return { ...Object.fromEntries(rest), ContactId, LastUpdateTimestamp };
}
