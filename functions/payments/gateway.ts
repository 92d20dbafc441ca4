import type { CardExpiry } from '../../shared/domain/card-expiry.ts';
import type { Cents } from '../../shared/domain/money.ts';
import type { ChargeEnd } from './payments.ts';

/** Card data on their way to the gateway. Held for one call, written nowhere. */
export interface CardData {
  readonly number: string;
  readonly expiry: CardExpiry;
  readonly securityCode: string;
}

export type CardResult =
  | { readonly result: 'kept'; readonly token: string }
  | { readonly result: 'invalid-number' | 'invalid-expiry' | 'invalid-code' | 'declined' | 'unavailable' };

export interface ChargeOrder {
  readonly token: string;
  readonly amount: Cents;
  /** Opaque; found again at the gateway when a payment is reconciled. */
  readonly paymentId: string;
  /** The gateway answers a repeated key with the first result and charges nothing again. */
  readonly idempotencyKey: string;
}

/** The company that moves the money. */
export interface Gateway {
  keepCard(card: CardData): Promise<CardResult>;
  /** `unavailable` only if nothing can have been charged. Anything unclear is `unknown`. Never tries twice. */
  charge(order: ChargeOrder): Promise<ChargeEnd>;
}
