import { defineAction, type ErrorRules } from '../action-spec.ts';
import { type JsonObject, plainText } from '../document.ts';
import type { Condition, Step } from '../flow.ts';
import { atMostOneOf } from '../parameter-groups.ts';
import type { Reference } from '../references.ts';
import { type MaybeSpoken, spokenParameters, spokenSpec } from '../spoken.ts';

export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

interface Asked {
  readonly type: 'GetParticipantInput';
  /** Seconds of silence before the caller counts as having said nothing. Console range 1–180. */
  readonly timeoutSeconds: number;
}

/** A menu: one key, one branch. The prompt stops when a key is pressed. */
type Menu<S extends string> = Asked &
  MaybeSpoken & {
    readonly keys: { readonly [K in Key]?: S };
    readonly onTimeout: S;
    readonly onNoMatch: S;
    readonly onError: S;
    readonly store?: never;
    readonly storePhoneNumber?: never;
    readonly touchToneBuffer?: never;
  };

/** Digits into `$.StoredCustomerInput`; silence is not an error, it stores the text "Timeout". */
type Store<S extends string> = Asked &
  MaybeSpoken & {
    readonly store: {
      readonly maxDigits: number;
      /** Ends the entry. Default `#`; up to five of 0-9 # *. */
      readonly terminator?: string;
      /** With false, `*` no longer clears what was typed. Default true. */
      readonly cancelKey?: boolean;
      /** Seconds between two digits, 1–20. Default 5. */
      readonly interDigitSeconds?: number;
      /** Connect encrypts the digits before anything else sees them. */
      readonly encrypt?: {
        readonly key: Reference<'security-key'>;
        readonly certificate: Reference<'certificate'>;
      };
    };
    readonly next: S;
    readonly onError: S;
    readonly keys?: never;
    readonly storePhoneNumber?: never;
    readonly touchToneBuffer?: never;
  };

/** A phone number, checked by Connect. */
type StorePhoneNumber<S extends string> = Asked &
  MaybeSpoken & {
    readonly storePhoneNumber:
      | { readonly format: 'E164' }
      | { readonly format: 'Local'; readonly country: string };
    readonly next: S;
    readonly onInvalidPhoneNumber: S;
    readonly onError: S;
    readonly keys?: never;
    readonly store?: never;
    readonly touchToneBuffer?: never;
  };

/** Starts or stops the buffer of keys pressed ahead. */
interface TouchToneBuffer<S extends string> {
  readonly type: 'GetParticipantInput';
  readonly touchToneBuffer: 'start' | 'stop-and-clear';
  readonly next: S;
  readonly onError: S;
  readonly keys?: never;
  readonly store?: never;
  readonly storePhoneNumber?: never;
}

export type GetParticipantInput<S extends string> =
  | Menu<S>
  | Store<S>
  | StorePhoneNumber<S>
  | TouchToneBuffer<S>;

export const getParticipantInput = defineAction({
  type: 'GetParticipantInput',
  block: 'Get customer input, Store customer input, Set touch-tone buffer behavior',
  category: 'participant',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-getparticipantinput.html',
  evidence: 'documented',
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: ['VOICE'],
  next: 'success',
  parameters: {
    ...spokenSpec,
    // Not required for the touch-tone buffer form; `check` says so for the others.
    InputTimeLimitSeconds: { mode: 'static', range: [1, 180] },
    StoreInput: { mode: 'static', enum: ['True', 'False'] },
    InputValidation: {
      mode: 'static',
      properties: {
        PhoneNumberValidation: {
          mode: 'static',
          properties: {
            NumberFormat: { required: true, mode: 'static', enum: ['Local', 'E164'] },
            CountryCode: { mode: 'static' },
          },
        },
        CustomValidation: {
          mode: 'any',
          properties: { MaximumLength: { required: true, mode: 'any' } },
        },
      },
    },
    InputEncryption: {
      mode: 'any',
      properties: {
        EncryptionKeyId: { required: true, mode: 'any', reference: 'security-key' },
        Key: { required: true, mode: 'any', reference: 'certificate' },
      },
    },
    DTMFConfiguration: {
      mode: 'static',
      properties: {
        InputTerminationSequence: { mode: 'any' },
        DisableCancelKey: { mode: 'static', enum: ['True', 'False'] },
        InterdigitTimeLimitSeconds: { mode: 'any', range: [1, 20] },
      },
    },
    EnableDTMFBuffer: { mode: 'static', enum: ['true', 'false'] },
  },
  errors: errorsOf,
  conditions: (p) => (isMenu(p) ? { operators: ['Equals'], operands: [...'0123456789*#'] } : undefined),
  groups: [atMostOneOf('Text', 'SSML', 'PromptId', 'Media')],
  check: refusals,
  lower: (s: GetParticipantInput<string>) => lowerInput(s),
});

const isBuffer = (p: JsonObject): boolean => 'EnableDTMFBuffer' in p;
const isStoring = (p: JsonObject): boolean => plainText(p.StoreInput).toLowerCase() === 'true';
const isMenu = (p: JsonObject): boolean => !isBuffer(p) && !isStoring(p);

/** Source: create probes of 2026-09-29; the two forms refuse each other's errors. */
function errorsOf(p: JsonObject): ErrorRules {
  if (isMenu(p)) {
    return { required: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'], optional: [] };
  }
  const phone = typeof p.InputValidation === 'object' && 'PhoneNumberValidation' in (p.InputValidation ?? {});
  return { required: phone ? ['NoMatchingError', 'InvalidPhoneNumber'] : ['NoMatchingError'], optional: [] };
}

function refusals(p: JsonObject): string[] {
  const found: string[] = [];
  if (isBuffer(p)) return found;
  if (!('InputTimeLimitSeconds' in p)) found.push('needs InputTimeLimitSeconds');
  if (isStoring(p) && !('InputValidation' in p)) found.push('stores input, so it needs InputValidation');
  const custom = typeof p.InputValidation === 'object' && 'CustomValidation' in (p.InputValidation ?? {});
  if ('InputEncryption' in p && !custom) found.push('encrypts input, so it needs CustomValidation');
  return found;
}

function lowerInput(s: GetParticipantInput<string>): Step {
  const type = 'GetParticipantInput';
  if (s.touchToneBuffer !== undefined) {
    const parameters = { EnableDTMFBuffer: s.touchToneBuffer === 'start' ? 'true' : 'false' };
    return { type, parameters, next: s.next, errors: { NoMatchingError: s.onError }, conditions: [] };
  }
  const asked = { ...spokenParameters(s), InputTimeLimitSeconds: String(s.timeoutSeconds) };
  if (s.keys !== undefined) {
    return {
      type,
      parameters: { ...asked, StoreInput: 'False' },
      next: s.onNoMatch,
      errors: {
        InputTimeLimitExceeded: s.onTimeout,
        NoMatchingCondition: s.onNoMatch,
        NoMatchingError: s.onError,
      },
      conditions: Object.entries(s.keys).map(
        ([key, next]): Condition => ({ operator: 'Equals', operands: [key], next }),
      ),
    };
  }
  if (s.storePhoneNumber !== undefined) {
    const wanted = s.storePhoneNumber;
    const format = {
      NumberFormat: wanted.format,
      ...(wanted.format === 'Local' && { CountryCode: wanted.country }),
    };
    return {
      type,
      parameters: { ...asked, StoreInput: 'True', InputValidation: { PhoneNumberValidation: format } },
      next: s.next,
      errors: { NoMatchingError: s.onError, InvalidPhoneNumber: s.onInvalidPhoneNumber },
      conditions: [],
    };
  }
  return {
    type,
    parameters: { ...asked, StoreInput: 'True', ...storeParameters(s.store) },
    next: s.next,
    errors: { NoMatchingError: s.onError },
    conditions: [],
  };
}

function storeParameters(store: Store<string>['store']): JsonObject {
  const keys = {
    ...(store.terminator !== undefined && { InputTerminationSequence: store.terminator }),
    ...(store.cancelKey !== undefined && { DisableCancelKey: store.cancelKey ? 'False' : 'True' }),
    ...(store.interDigitSeconds !== undefined && {
      InterdigitTimeLimitSeconds: String(store.interDigitSeconds),
    }),
  };
  return {
    InputValidation: { CustomValidation: { MaximumLength: String(store.maxDigits) } },
    ...(Object.keys(keys).length > 0 && { DTMFConfiguration: keys }),
    ...(store.encrypt && {
      InputEncryption: { EncryptionKeyId: store.encrypt.key, Key: store.encrypt.certificate },
    }),
  };
}
