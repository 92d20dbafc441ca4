import { verifyBirthDate as contract } from '../../../shared/contract/verify-birth-date.ts';
import { dynamoDbAttempts } from '../../adapters/dynamodb/attempts.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbPatients } from '../../adapters/dynamodb/patients.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { verifyBirthDate } from './verify-birth-date.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const ports = {
    mac: kmsMac(env.INDEX_KEY_ID, request.deadline),
    attempts: dynamoDbAttempts(dynamoDb, env),
    patients: dynamoDbPatients(dynamoDb, env.PATIENTS_TABLE),
    zone: env.CLINIC_TIME_ZONE,
  };
  return verifyBirthDate(ports, request);
});
