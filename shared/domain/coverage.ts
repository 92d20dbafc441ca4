/** What an insurance company says about a member. Only what it said: an absent member means that it said nothing. */
import type { Cents } from './money.ts';

export interface Coverage {
  readonly coverageId: string;
  /** As the card says it, e.g. `Bluewater Health`. */
  readonly payer: string;
  readonly memberId: string;
}

export interface Benefits {
  /** Paid by the patient for one office visit. Source: 271 EB01 B, EB03 98, EB06 27. */
  readonly officeVisitCopay?: Cents | undefined;
  /** Of this year. Source: 271 EB01 C, EB06 29. */
  readonly deductibleLeft?: Cents | undefined;
  /** Source: 271 EB12; rarely returned. */
  readonly inNetwork?: boolean | undefined;
}

/** `plan`: its name as the payer writes it. */
export type PayerAnswer =
  | { readonly status: 'active'; readonly plan: string; readonly benefits: Benefits }
  | { readonly status: 'inactive'; readonly plan: string }
  | { readonly status: 'not-found' }
  /** No answer in time, or the payer cannot answer now. Source: 271 AAA03 42, 80. */
  | { readonly status: 'unavailable' };
