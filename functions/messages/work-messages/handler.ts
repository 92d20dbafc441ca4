import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbPatients } from '../../adapters/dynamodb/patients.ts';
import { dynamoDbWorklist } from '../../adapters/dynamodb/worklist.ts';
import { kmsOpenNumber } from '../../adapters/kms/seal-number.ts';
import { accessLog } from '../../adapters/s3/access-copies.ts';
import { readEnvironment } from '../../environment.ts';
import { webHandler } from '../../recordings/web-handler.ts';
import { environment } from './env.ts';
import { workMessages } from './work-messages.ts';

const env = readEnvironment(environment);

export const handler = webHandler('work-messages', env.RECORDING_LISTENERS, (request, deadlines) => {
  const dynamoDb = dynamoDbWithin(deadlines.work);
  const ports = {
    worklist: dynamoDbWorklist(dynamoDb, { name: env.MESSAGES_TABLE, keptDays: env.MESSAGES_KEPT_DAYS }),
    open: kmsOpenNumber(env.MESSAGES_KEY_ID, deadlines.work),
    patients: dynamoDbPatients(dynamoDb, env.PATIENTS_TABLE),
    log: accessLog(env, deadlines.log),
    zone: env.CLINIC_TIME_ZONE,
  };
  return workMessages(ports, request, new Date());
});
