import type { Contract, InputOf } from '../shared/contract/define-contract.ts';
import type { Language } from '../shared/domain/speech/speech.ts';

/** What a use case is asked, in the words of the call. */
export interface ConnectRequest<C extends Contract> {
  readonly input: InputOf<C>;
  /** This leg of the call. */
  readonly contactId: string;
  /** The first leg: what a call is known by through transfers. Key of the session. */
  readonly sessionId: string;
  readonly language: Language;
  /** E.164; absent when withheld or not a telephone. A hint, never a factor. */
  readonly callerNumber?: string;
  readonly now: Date;
  /** Aborts shortly before Connect gives up: every outgoing call gets it. */
  readonly deadline: AbortSignal;
}
