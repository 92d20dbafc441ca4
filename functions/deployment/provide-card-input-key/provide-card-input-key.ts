import { type CustomResourceAnswer, type CustomResourceEvent, propertyOf } from '../custom-resource.ts';

/** A key pair for card input with its certificate, all PEM. */
export interface CardKeyPair {
  /** Slot that the template names; another slot is another key. */
  readonly keyId: string;
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  readonly publicKeyPem: string;
}

/** Where the keys are kept: Secrets Manager, under the key of payments. */
export interface CardKeyStore {
  read(): Promise<readonly CardKeyPair[]>;
  write(pairs: readonly CardKeyPair[]): Promise<void>;
}

export interface Ports {
  readonly store: CardKeyStore;
  readonly newPair: (keyId: string) => Promise<CardKeyPair>;
}

/** During a rotation the key before still opens what is on its way. Source: Connect takes two keys, adminguide, encrypt-data. */
const mostKeys = 2;

/**
 * Makes the key of a slot once and returns its public half. A repeated Create or Update finds it; a new slot puts its key
 * before the old one; Delete leaves the secret alone, because a card entry may be on its way and the secret has a life of its own.
 */
export async function provideCardInputKey(
  { store, newPair }: Ports,
  event: CustomResourceEvent,
): Promise<CustomResourceAnswer> {
  const slot = propertyOf(event, 'Slot');
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId ?? slot };
  const kept = await store.read();
  const known = kept.find(({ keyId }) => keyId === slot);
  const pair = known ?? (await newPair(slot));
  if (!known) await store.write([pair, ...kept].slice(0, mostKeys));
  return {
    PhysicalResourceId: slot,
    NoEcho: true,
    Data: {
      PublicKey: pair.publicKeyPem,
      Certificate: pair.certificatePem,
      // Between the quotes of a JSON text: a token inside `toJsonString` is not escaped, and a PEM has line breaks.
      CertificateJson: JSON.stringify(pair.certificatePem).slice(1, -1),
    },
  };
}
