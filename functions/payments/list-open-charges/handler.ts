import { dynamoDbForBatches } from '../../adapters/dynamodb/client.ts';
import { dynamoDbOpenCharges } from '../../adapters/dynamodb/open-charges.ts';
import { s3Findings } from '../../adapters/s3/findings.ts';
import { readEnvironment } from '../../environment.ts';
import { scheduleHandler } from '../../schedule-handler.ts';
import { environment } from './env.ts';
import { listOpenCharges } from './list-open-charges.ts';

const env = readEnvironment(environment);

export const handler = scheduleHandler('list-open-charges', ({ at, deadline }) => {
  const charges = dynamoDbOpenCharges(dynamoDbForBatches(deadline), env.PAYMENTS_TABLE);
  const reports = s3Findings({ bucket: env.RECORDS_BUCKET, of: 'open-charges', deadline });
  return listOpenCharges({ charges, reports }, at);
});
