import type { SQSRecord } from 'aws-lambda';
import { dynamoDbChecks } from '../../adapters/dynamodb/checks.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbCoverages } from '../../adapters/dynamodb/coverages.ts';
import { embeddedPayer } from '../../adapters/embedded-payer/payer.ts';
import { batchHandler } from '../../batch-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { checkIdIn } from './message.ts';
import { longestAnswer, runEligibilityCheck } from './run-eligibility-check.ts';

const env = readEnvironment(environment);
type Message = Pick<SQSRecord, 'messageId' | 'body'>;
const idOf = ({ messageId }: Message): string => messageId;

export const handler = batchHandler('run-eligibility-check', idOf, ({ body }: Message, { deadline }) => {
  const dynamoDb = dynamoDbWithin(deadline);
  const checks = dynamoDbChecks(dynamoDb, env.ELIGIBILITY_TABLE);
  const coverages = dynamoDbCoverages(dynamoDb, env.COVERAGES_TABLE);
  const payer = embeddedPayer(dynamoDb, env.COVERAGES_TABLE);
  const patience = AbortSignal.any([deadline, AbortSignal.timeout(longestAnswer)]);
  return runEligibilityCheck({ checks, coverages, payer }, checkIdIn(body), patience);
});
