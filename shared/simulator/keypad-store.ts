import { type Branch, isTrue, millisecondsOf, objectOf, type Run, type StepPlan, textOf } from './branch.ts';
import type { WaitsFor } from './call.ts';
import { prepareEncryption } from './input-encryption.ts';
import { type EntryRules, KeypadEntry } from './keypad-entry.ts';
import type { LiveCall } from './live-call.ts';
import { preparePhoneNumber } from './phone-number.ts';
import { prepareSpeech } from './speech.ts';
import { prepareText } from './text.ts';
import type { Wait } from './wait.ts';

/** A storing input, prepared. */
interface Store {
  readonly id: string;
  readonly limitMs: number;
  readonly betweenMs: (call: LiveCall) => number;
  readonly rules: (call: LiveCall) => EntryRules;
  /** Stores, and gives the branch; waits while an encryption is on its way. */
  readonly keep: (digits: string, call: LiveCall) => Branch;
  readonly encrypted: boolean;
  readonly next: Branch;
}

/** What `$.StoredCustomerInput` holds when nothing was typed. Source: Administrator Guide, Store customer input. */
const nothingTyped = 'Timeout';

/** Store customer input: digits until terminator, length or a pause. No input is no error. */
export function prepareStore(plan: StepPlan): Run {
  const { parameters } = plan;
  const speech = prepareSpeech(parameters, plan.timing);
  const failed = plan.error('NoMatchingError');
  const store: Store = {
    id: plan.id,
    limitMs: millisecondsOf(parameters.InputTimeLimitSeconds, 5_000),
    next: plan.next,
    ...prepareKeys(plan),
    ...prepareKeep(plan),
  };
  return (call) => {
    if (call.audience !== 'customer') return failed;
    const wait = new StoreWait(store, call);
    const ahead = call.touchTones;
    if (ahead && ahead.length > 0) return wait.begin(ahead);
    const length = speech ? speech.say(call) : 0;
    return length === undefined ? failed : wait.ask(length);
  };
}

/** Source: Administrator Guide: `#` ends, `*` clears, 5 seconds between digits, unless set otherwise. */
function prepareKeys({ parameters }: StepPlan): Pick<Store, 'betweenMs' | 'rules'> {
  const keys = objectOf(parameters.DTMFConfiguration);
  const custom = objectOf(objectOf(parameters.InputValidation).CustomValidation);
  const terminator = prepareText(textOf(keys.InputTerminationSequence) || '#');
  const length = prepareText(textOf(custom.MaximumLength));
  const between = prepareText(textOf(keys.InterdigitTimeLimitSeconds));
  const cancelKey = !isTrue(keys.DisableCancelKey);
  const maximum = (text: string): number => (Number(text) > 0 ? Number(text) : Number.POSITIVE_INFINITY);
  const fixed: EntryRules | undefined =
    terminator.fixed !== undefined && length.fixed !== undefined
      ? { terminator: terminator.fixed, maximumLength: maximum(length.fixed), cancelKey }
      : undefined;
  const betweenMs = between.fixed === undefined ? undefined : millisecondsOf(between.fixed, 5_000);
  return {
    rules: (call) =>
      fixed ?? { terminator: terminator.read(call), maximumLength: maximum(length.read(call)), cancelKey },
    betweenMs: (call) => betweenMs ?? millisecondsOf(between.read(call), 5_000),
  };
}

function prepareKeep(plan: StepPlan): Pick<Store, 'keep' | 'encrypted'> {
  const validation = objectOf(plan.parameters.InputValidation);
  const phone = validation.PhoneNumberValidation;
  if (phone !== undefined) return { encrypted: false, keep: preparePhoneNumber(objectOf(phone), plan) };
  const encryption = plan.parameters.InputEncryption;
  if (encryption !== undefined)
    return { encrypted: true, keep: prepareEncryption(objectOf(encryption), plan) };
  return {
    encrypted: false,
    keep(digits, call) {
      call.frame.storedInput = digits;
      return plan.next;
    },
  };
}

class StoreWait implements Wait {
  keysFrom: number;
  keysAfter: number;
  readonly promised = false;
  private readonly store: Store;
  private readonly call: LiveCall;
  private readonly entry: KeypadEntry;
  private keys = 0;
  private until = 0;

  constructor(store: Store, call: LiveCall) {
    this.store = store;
    this.call = call;
    this.entry = new KeypadEntry(store.rules(call));
    this.keysFrom = call.time;
    this.keysAfter = call.time;
  }

  /** From keys pressed ahead: no prompt; more keys may follow. */
  begin(ahead: string[]): Branch {
    for (let key = ahead.shift(); key !== undefined; key = ahead.shift()) {
      this.keys++;
      if (this.entry.add(key)) return this.finish();
    }
    this.until = this.call.time + this.store.betweenMs(this.call);
    return this.call.park(this, this.until);
  }

  ask(length: number): Branch {
    const { call, store } = this;
    this.keysAfter = call.time + length;
    this.until = this.keysAfter + store.limitMs;
    const at = { at: call.time, contactId: call.contact.id, flow: call.frame.flow.name, step: store.id };
    call.emit({ type: 'asked', ...at, kind: 'store', until: this.until });
    return call.park(this, this.until);
  }

  key(key: string): void {
    this.keys++;
    if (this.entry.add(key)) this.complete();
  }

  /** After a key the caller has the time between two digits for the next one. */
  rested(): void {
    if (this.keys === 0) return;
    this.until = this.call.time + this.store.betweenMs(this.call);
    this.call.postpone(this.until);
  }

  due(): void {
    const { call, store } = this;
    const what = this.keys === 0 ? 'store' : 'between-digits';
    const at = { at: call.time, contactId: call.contact.id, flow: call.frame.flow.name, step: store.id };
    call.emit({ type: 'timed-out', ...at, what });
    if (this.entry.typed === '') {
      call.frame.storedInput = nothingTyped;
      call.resume(store.next);
    } else this.complete();
  }

  describe(): WaitsFor {
    return {
      what: 'keys',
      flow: this.call.frame.flow.name,
      step: this.store.id,
      kind: 'store',
      since: this.keysFrom,
      until: this.until,
      spoken: (this.keysAfter - this.keysFrom) / 1000,
    };
  }

  private complete(): void {
    this.call.unpark();
    this.call.resume(this.finish());
  }

  private finish(): Branch {
    const { call, store } = this;
    const { typed } = this.entry;
    const at = { at: call.time, contactId: call.contact.id, flow: call.frame.flow.name, step: store.id };
    const encrypted = store.encrypted;
    call.emit({ type: 'entered', ...at, kind: 'store', count: typed.length, key: undefined, encrypted });
    return store.keep(typed, call);
  }
}
