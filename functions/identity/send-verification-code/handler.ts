import { sendVerificationCode as contract } from '../../../shared/contract/send-verification-code.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbCodeSessions } from '../../adapters/dynamodb/code-sessions.ts';
import { dynamoDbPatients } from '../../adapters/dynamodb/patients.ts';
import { kmsMac } from '../../adapters/kms/mac.ts';
import { newCode, textMessages } from '../../adapters/sms/text-messages.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { sendVerificationCode } from './send-verification-code.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const dynamoDb = dynamoDbWithin(request.deadline);
  const ports = {
    mac: kmsMac(env.INDEX_KEY_ID, request.deadline),
    sessions: dynamoDbCodeSessions(dynamoDb, env.SESSIONS_TABLE),
    patients: dynamoDbPatients(dynamoDb, env.PATIENTS_TABLE),
    messages: textMessages(env.TEXT_ORIGINATION, request.deadline),
    newCode,
    clinicName: env.CLINIC_NAME,
  };
  return sendVerificationCode(ports, request);
});
