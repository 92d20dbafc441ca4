import { connectContactData } from '../../adapters/connect/contact-data.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbErasure } from '../../adapters/dynamodb/contact-erasure.ts';
import { dynamoDbRecordingIndex } from '../../adapters/dynamodb/recordings.ts';
import { forgetTranscriptWords } from '../../adapters/dynamodb/transcript-words.ts';
import { accessLog } from '../../adapters/s3/access-copies.ts';
import { s3Certificates } from '../../adapters/s3/certificates.ts';
import { s3ObjectRemoval } from '../../adapters/s3/object-removal.ts';
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
    return 'refusal' in done
      ? {
          outcome: done.refusal === 'under-hold' ? 'under-hold' : 'refused',
          answer: answer(done.refusal === 'under-hold' ? 409 : 403, { refused: done.refusal }),
        }
      : { outcome: 'deleted', answer: answer(200, done) };
  },
);
