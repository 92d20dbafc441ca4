import { newCardKeyPair } from '../../adapters/card-input/new-key-pair.ts';
import { secretCardKeyStore } from '../../adapters/secrets-manager/card-key-store.ts';
import { readEnvironment } from '../../environment.ts';
import type { CustomResourceAnswer, CustomResourceEvent } from '../custom-resource.ts';
import { environment } from './env.ts';
import { provideCardInputKey } from './provide-card-input-key.ts';

const env = readEnvironment(environment);
const store = secretCardKeyStore(env.CARD_KEYS_SECRET);

/** Logs nothing: what passes here is key material. The framework logs that it was called. */
export const handler = (event: CustomResourceEvent): Promise<CustomResourceAnswer> =>
  provideCardInputKey({ store, newPair: (keyId) => newCardKeyPair(keyId, new Date()) }, event);
