import { capturePayment as contract } from '../../../shared/contract/capture-payment.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbPaymentCharges } from '../../adapters/dynamodb/payment-charges.ts';
import { secretText } from '../../adapters/secrets-manager/secrets.ts';
import { stripeClient } from '../../adapters/stripe/client.ts';
import { stripeGateway } from '../../adapters/stripe/gateway.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { capturePayment } from './capture-payment.ts';
import { environment } from './env.ts';

const env = readEnvironment(environment);
const apiKey = secretText(env.GATEWAY_SECRET);

export const handler = connectHandler(contract, async (request) => {
  const { deadline } = request;
  const payments = dynamoDbPaymentCharges(dynamoDbWithin(deadline), env);
  const gateway = stripeGateway(stripeClient(await apiKey(deadline), env.PAYMENT_GATEWAY_URL));
  return capturePayment({ payments, gateway }, request);
});
