import { connectContactData } from '../../adapters/connect/contact-data.ts';
import { dynamoDbMarkRows } from '../../adapters/dynamodb/call-marks.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbErasure, dynamoDbRemovalRows } from '../../adapters/dynamodb/contact-erasure.ts';
import { dynamoDbContactIndex } from '../../adapters/dynamodb/contact-index.ts';
import { dynamoDbRecordingIndex } from '../../adapters/dynamodb/recordings.ts';
import { forgetTranscriptWords } from '../../adapters/dynamodb/transcript-words.ts';
import { accessLog } from '../../adapters/s3/access-copies.ts';
import { s3Certificates } from '../../adapters/s3/certificates.ts';
import { s3ObjectHolds } from '../../adapters/s3/object-holds.ts';
import { s3ObjectRemoval, s3ObjectVersions } from '../../adapters/s3/object-removal.ts';
import { readEnvironment } from '../../environment.ts';
import { answer } from '../signed-request.ts';
import { webHandler } from '../web-handler.ts';
import { deleteContact } from './delete-contact.ts';
import { environment } from './env.ts';

const env = readEnvironment(environment);

export const handler = webHandler(
  'delete-contact',
  env.RECORDING_LISTENERS,
  async ({ asker, body }, deadlines) => {
    const dynamoDb = dynamoDbWithin(deadlines.work);
    const ports = {
      index: dynamoDbRecordingIndex(dynamoDb, env.RECORDINGS_TABLE),
      contacts: dynamoDbContactIndex(dynamoDb, env.CONTACT_RECORDS_TABLE),
      rows: dynamoDbMarkRows(dynamoDb, env),
      holds: s3ObjectHolds(env.RECORDINGS_BUCKET, deadlines.work),
      removals: dynamoDbRemovalRows(dynamoDb, env.RECORDINGS_TABLE),
      versions: s3ObjectVersions(env.RECORDINGS_BUCKET, deadlines.work),
      objects: s3ObjectRemoval(env.RECORDINGS_BUCKET, deadlines.work),
      erasure: {
        ...dynamoDbErasure(dynamoDb, env),
        ofWords: (contactId: string) =>
          forgetTranscriptWords(dynamoDb, env.TRANSCRIPT_WORDS_TABLE, contactId),
        inConnect: connectContactData(env.INSTANCE_ID, deadlines.work),
      },
      certificates: s3Certificates(env.AUDIT_BUCKET, deadlines.work),
      log: accessLog(env, deadlines.log),
    };
    const done = await deleteContact(ports, asker, body, new Date());
    if (!('refusal' in done)) return { outcome: 'deleted', answer: answer(200, done) };
    const { refusal, certificate } = done;
    return refusal === 'under-hold'
      ? {
          outcome: 'under-hold',
          answer: answer(409, { refused: refusal, ...(certificate && { certificate }) }),
        }
      : { outcome: 'refused', answer: answer(403, { refused: refusal }) };
  },
);
