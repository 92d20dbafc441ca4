/** One payment by a caller, from the choice of an amount to the receipt. Card data are never part of it. */
import type { CardBrand } from './card-number.ts';
import type { Cents } from './money.ts';
import type { Share } from './statements.ts';

/**
 * open: an amount is chosen. ready: the gateway keeps a card. charging: the charge was sent; it stays so without an answer,
 * until somebody reconciles it, and is never sent again. paid: final. declined: the bank refused; another card may be keyed.
 */
export const paymentStates = ['open', 'ready', 'charging', 'paid', 'declined'] as const;
export type PaymentState = (typeof paymentStates)[number];

/** What may be kept of a card. Source: PCI DSS v4.0.1, 3.4.1 and 3.5.1. */
export interface KeptCard {
  /** The gateway's word for the card; worth nothing elsewhere. */
  readonly token: string;
  readonly brand: CardBrand;
  readonly lastFour: string;
}

export interface Payment {
  readonly paymentId: string;
  /** The call it was opened in; no other may use it. */
  readonly sessionId: string;
  readonly patientId: string;
  readonly amount: Cents;
  /** What it pays; the shares add up to the amount. */
  readonly shares: readonly Share[];
  readonly state: PaymentState;
  /** How often a charge was sent. Part of the gateway's idempotency key. */
  readonly attempts: number;
  readonly card?: KeptCard | undefined;
}

/** Another card may be keyed until a charge is out or paid. */
export const takesCard: readonly PaymentState[] = ['open', 'ready', 'declined'];

/**
 * Nine digits for the receipt, from the payment's id alone: a repeated step says the same number, even if the first answer
 * was lost. `digest`: at least four bytes that depend on nothing else.
 */
export function receiptNumber(digest: Uint8Array): string {
  const number = new DataView(digest.buffer, digest.byteOffset, digest.byteLength).getUint32(0);
  return String(number % 1_000_000_000).padStart(9, '0');
}
