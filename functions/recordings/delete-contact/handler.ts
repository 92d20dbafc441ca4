import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { deletionOf } from '../../adapters/dynamodb/deletion.ts';
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
    const ports = deletionOf(dynamoDb, env, deadlines);
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
