import { tokeniseCard as contract } from '../../../shared/contract/tokenise-card.ts';
import { decryptingCardInput } from '../../adapters/card-input/decrypt.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbPaymentCards } from '../../adapters/dynamodb/payment-cards.ts';
import { secretText } from '../../adapters/secrets-manager/secrets.ts';
import { stripeClient } from '../../adapters/stripe/client.ts';
import { stripeGateway } from '../../adapters/stripe/gateway.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { tokeniseCard } from './tokenise-card.ts';

const env = readEnvironment(environment);
const cardKeys = secretText(env.CARD_KEYS_SECRET);
const apiKey = secretText(env.GATEWAY_SECRET);

export const handler = connectHandler(contract, async (request) => {
  const { deadline } = request;
  const payments = dynamoDbPaymentCards(dynamoDbWithin(deadline), env.PAYMENTS_TABLE);
  const gateway = stripeGateway(stripeClient(await apiKey(deadline), env.PAYMENT_GATEWAY_URL));
  const cardInput = decryptingCardInput(cardKeys, deadline);
  return tokeniseCard({ payments, cardInput, gateway, clinicTimeZone: env.CLINIC_TIME_ZONE }, request);
});
