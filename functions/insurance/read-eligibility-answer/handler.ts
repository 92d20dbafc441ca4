import { readEligibilityAnswer as contract } from '../../../shared/contract/read-eligibility-answer.ts';
import { dynamoDbChecks } from '../../adapters/dynamodb/checks.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbContactEvents } from '../../adapters/dynamodb/contact-events.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { readEligibilityAnswer } from './read-eligibility-answer.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const checks = dynamoDbChecks(dynamoDb, env.ELIGIBILITY_TABLE);
  const events = dynamoDbContactEvents(dynamoDb, env.CONTACT_EVENTS_TABLE);
  return readEligibilityAnswer({ checks, events }, request);
});
