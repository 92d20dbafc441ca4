import { startEligibilityCheck as contract } from '../../../shared/contract/start-eligibility-check.ts';
import { dynamoDbChecks } from '../../adapters/dynamodb/checks.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactEvents } from '../../adapters/dynamodb/contact-events.ts';
import { dynamoDbCoverages } from '../../adapters/dynamodb/coverages.ts';
import { dynamoDbSessionReader } from '../../adapters/dynamodb/session-reader.ts';
import { sqsCheckQueue } from '../../adapters/sqs/check-queue.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { startEligibilityCheck } from './start-eligibility-check.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const { deadline } = request;
  const sessions = dynamoDbSessionReader(dynamoDbWithin(deadline), env.SESSIONS_TABLE);
  const coverages = dynamoDbCoverages(dynamoDbWithin(deadline), env.COVERAGES_TABLE);
  const checks = dynamoDbChecks(dynamoDbWithin(deadline), env.ELIGIBILITY_TABLE);
  const queue = sqsCheckQueue(env.ELIGIBILITY_QUEUE_URL, deadline);
  const events = dynamoDbContactEvents(dynamoDbWithin(deadline), env.CONTACT_EVENTS_TABLE);
  return startEligibilityCheck({ sessions, coverages, checks, queue, events }, request);
});
