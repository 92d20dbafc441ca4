import { dynamoDbMarkRows } from '../../adapters/dynamodb/call-marks.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../adapters/dynamodb/contact-index.ts';
import { keepMessages } from '../../adapters/dynamodb/messages-of-contact.ts';
import { dynamoDbRecordingIndex } from '../../adapters/dynamodb/recordings.ts';
import { keepTranscriptWords } from '../../adapters/dynamodb/transcript-words.ts';
import { accessLog } from '../../adapters/s3/access-copies.ts';
import { s3ObjectHolds } from '../../adapters/s3/object-holds.ts';
import { readEnvironment } from '../../environment.ts';
import { answer } from '../signed-request.ts';
import { webHandler } from '../web-handler.ts';
import { environment } from './env.ts';
import { holdContact } from './hold-contact.ts';

const env = readEnvironment(environment);
const words = { name: env.TRANSCRIPT_WORDS_TABLE, keptDays: env.TRANSCRIPTS_KEPT_DAYS };

export const handler = webHandler(
  'hold-contact',
  env.RECORDING_LISTENERS,
  async ({ asker, body }, deadlines) => {
    const dynamoDb = dynamoDbWithin(deadlines.work);
    const ports = {
      index: dynamoDbRecordingIndex(dynamoDb, env.RECORDINGS_TABLE),
      contacts: dynamoDbContactIndex(dynamoDb, env.CONTACT_RECORDS_TABLE),
      rows: dynamoDbMarkRows(dynamoDb, env),
      holds: s3ObjectHolds(env.RECORDINGS_BUCKET, deadlines.work),
      keepTraces: async (leg: { readonly contactId: string; readonly kept: boolean }) => {
        await keepTranscriptWords(dynamoDb, words, leg);
        await keepMessages(dynamoDb, env.MESSAGES_TABLE, leg);
      },
      log: accessLog(env, deadlines.log),
    };
    const done = await holdContact(ports, asker, body, new Date());
    return 'refusal' in done
      ? { outcome: 'refused', answer: answer(403, { refused: done.refusal }) }
      : { outcome: done.held ? 'held' : 'lifted', answer: answer(200, done) };
  },
);
