import { capturePayment as contract } from '../../../shared/contract/capture-payment.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbPayments } from '../../adapters/dynamodb/payments.ts';
import { secretText } from '../../adapters/secrets-manager/secrets.ts';
import { stripeClient } from '../../adapters/stripe/client.ts';
import { stripeGateway } from '../../adapters/stripe/gateway.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { capturePayment } from './capture-payment.ts';
import { environment } from './env.ts';

const env = readEnvironment(environment);
const tables = { payments: env.PAYMENTS_TABLE, statements: env.STATEMENTS_TABLE };
const apiKey = secretText(env.GATEWAY_SECRET);

export const handler = connectHandler(contract, async (request) => {
  const { deadline } = request;
  const payments = dynamoDbPayments(dynamoDbWithin(deadline), tables);
  const gateway = stripeGateway(stripeClient(await apiKey(deadline), env.PAYMENT_GATEWAY_URL));
  return capturePayment({ payments, gateway }, request);
});
