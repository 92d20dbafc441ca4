import type { Context } from 'aws-lambda';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactIndex } from '../../adapters/dynamodb/contact-index.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { readEnvironment } from '../../environment.ts';
import { faultFrom, withoutCause } from '../../faults.ts';
import { environment } from './env.ts';
import { answerQuestion } from './find-contact-records.ts';
import { readQuestion } from './question.ts';

const env = readEnvironment(environment);

/** Invoked by people and programs of the clinic, through IAM. The answer holds neither number nor name of a patient. */
export async function handler(event: unknown, context: Context) {
  const deadline = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - 500));
  const index = dynamoDbContactIndex(dynamoDbWithin(deadline), env.CONTACT_RECORDS_TABLE);
  try {
    return await answerQuestion(index, await readQuestion(event, kmsMac(env.INDEX_KEY_ID, deadline)));
  } catch (error) {
    throw withoutCause(faultFrom(error));
  }
}
