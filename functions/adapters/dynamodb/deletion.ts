import type { DeletePorts } from '../../recordings/delete-contact/delete-contact.ts';
import { connectContactData } from '../connect/contact-data.ts';
import { accessLog } from '../s3/access-copies.ts';
import { s3Certificates } from '../s3/certificates.ts';
import { s3ObjectHolds } from '../s3/object-holds.ts';
import { s3ObjectRemoval, s3ObjectVersions } from '../s3/object-removal.ts';
import { dynamoDbMarkRows, type MarkTables } from './call-marks.ts';
import type { DynamoDb } from './client.ts';
import { dynamoDbErasure, dynamoDbRemovalRows } from './contact-erasure.ts';
import { dynamoDbContactIndex } from './contact-index.ts';
import { forgetMessages } from './messages-of-contact.ts';
import { dynamoDbRecordingIndex } from './recordings.ts';
import { forgetTranscriptWords } from './transcript-words.ts';

interface DeletionPlaces extends MarkTables {
  readonly RECORDINGS_BUCKET: string;
  readonly TRANSCRIPT_WORDS_TABLE: string;
  readonly MESSAGES_TABLE: string;
  readonly ACCESS_LOG_TABLE: string;
  readonly AUDIT_BUCKET: string;
  readonly INSTANCE_ID: string;
}

/** Everything that lies somewhere about a call, for those who delete it. `log`: of the access log, which outlasts the work. */
export const deletionOf = (
  dynamoDb: DynamoDb,
  env: DeletionPlaces,
  { log }: { readonly log: AbortSignal },
): DeletePorts => ({
  index: dynamoDbRecordingIndex(dynamoDb, env.RECORDINGS_TABLE),
  contacts: dynamoDbContactIndex(dynamoDb, env.CONTACT_RECORDS_TABLE),
  rows: dynamoDbMarkRows(dynamoDb, env),
  holds: s3ObjectHolds(env.RECORDINGS_BUCKET, dynamoDb.deadline),
  removals: dynamoDbRemovalRows(dynamoDb, env.RECORDINGS_TABLE),
  versions: s3ObjectVersions(env.RECORDINGS_BUCKET, dynamoDb.deadline),
  objects: s3ObjectRemoval(env.RECORDINGS_BUCKET, dynamoDb.deadline),
  erasure: {
    ...dynamoDbErasure(dynamoDb, env),
    ofWords: (contactId) => forgetTranscriptWords(dynamoDb, env.TRANSCRIPT_WORDS_TABLE, contactId),
    ofMessages: forgetMessages(dynamoDb, env.MESSAGES_TABLE),
    inConnect: connectContactData(env.INSTANCE_ID, dynamoDb.deadline),
  },
  certificates: s3Certificates(env.AUDIT_BUCKET, dynamoDb.deadline),
  log: accessLog(env, log),
});
