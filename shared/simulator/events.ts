import type { ContactRecord } from './contact-record.ts';
import type {
  BotAnswered,
  ContactCreated,
  Looked,
  ViewShown,
  ViewSubmitted,
  WordsHeard,
} from './service-events.ts';

/**
 * What happens in a call, as plain values that tests, coverage, the page and the terminal all read. No event holds a stored
 * digit, an attribute's value or the caller's number; what is said is said aloud and is in `said`.
 */
export type CallEvent =
  | CallStarted
  | FlowEntered
  | FlowLeft
  | ModuleEntered
  | ModuleLeft
  | StepEntered
  | BranchTaken
  | Said
  | Asked
  | Entered
  | TimedOut
  | FunctionCalled
  | FunctionAnswered
  | FunctionFailed
  | AttributesSet
  | SettingChanged
  | RecordingChanged
  | RecordingStarted
  | LoggingChanged
  | HookSet
  | QueueSet
  | Queued
  | HoursChecked
  | MetricChecked
  | CallbackCreated
  | CallbackDialled
  | ContactCreated
  | WordsHeard
  | BotAnswered
  | ViewShown
  | ViewSubmitted
  | Looked
  | Held
  | Resumed
  | CriteriaStepped
  | Offered
  | Declined
  | Answered
  | Transferred
  | ThirdPartyDialled
  | Disconnected
  | Stopped
  | Ended;

export type EventOf<T extends CallEvent['type']> = Extract<CallEvent, { type: T }>;

export interface Happening {
  /** Epoch milliseconds of the caller's own clock. */
  readonly at: number;
  readonly contactId: string;
}
export interface InFlow extends Happening {
  /** Name of the running flow or module. */
  readonly flow: string;
  readonly step: string;
}

export interface CallStarted extends Happening {
  readonly type: 'call-started';
  readonly flow: string;
  readonly method: InitiationMethod;
}
export type InitiationMethod = 'INBOUND' | 'TRANSFER' | 'QUEUE_TRANSFER' | 'CALLBACK' | 'DISCONNECT' | 'API';

export interface FlowEntered extends Happening {
  readonly type: 'flow-entered';
  readonly flow: string;
}
export interface FlowLeft extends Happening {
  readonly type: 'flow-left';
  readonly flow: string;
}
export interface ModuleEntered extends InFlow {
  readonly type: 'module-entered';
  readonly module: string;
}
export interface ModuleLeft extends Happening {
  readonly type: 'module-left';
  readonly flow: string;
  readonly module: string;
}
export interface StepEntered extends InFlow {
  readonly type: 'step-entered';
  /** Type of the action. */
  readonly action: string;
}
/** The way a call left a step; `kind` and `label` are those of the flow's graph. */
export interface BranchTaken extends InFlow {
  readonly type: 'branch-taken';
  readonly kind: 'next' | 'condition' | 'error';
  readonly label: string;
  readonly to: string;
}
export interface Said extends InFlow {
  readonly type: 'said';
  readonly to: 'customer' | 'agent';
  /** Words without mark-up; empty for a recorded prompt. */
  readonly text: string;
  readonly seconds: number;
  /** Id, ARN or address of a recording. */
  readonly prompt: string | undefined;
}
export interface Asked extends InFlow {
  readonly type: 'asked';
  readonly kind: 'menu' | 'store' | 'bot';
  /** Epoch milliseconds at which silence counts as no answer. */
  readonly until: number;
}
export interface Entered extends InFlow {
  readonly type: 'entered';
  readonly kind: 'menu' | 'store';
  readonly count: number;
  /** The key of a menu; never the digits of an entry. */
  readonly key: string | undefined;
  readonly encrypted: boolean;
}
export interface TimedOut extends InFlow {
  readonly type: 'timed-out';
  readonly what: 'menu' | 'store' | 'between-digits' | 'bot' | 'view';
}
export interface FunctionCalled extends InFlow {
  readonly type: 'function-called';
  readonly function: string;
  /** Keys of the parameters, not their values. */
  readonly parameters: readonly string[];
}
export interface FunctionAnswered extends InFlow {
  readonly type: 'function-answered';
  readonly function: string;
  readonly ms: number;
  readonly bytes: number;
  readonly attempt: number;
}
export interface FunctionFailed extends InFlow {
  readonly type: 'function-failed';
  readonly function: string;
  readonly reason: FailureReason;
  readonly attempts: number;
  readonly ms: number;
}
export type FailureReason =
  | 'timeout'
  | 'fault'
  | 'throttled'
  | 'service-error'
  | 'too-large'
  | 'not-a-map'
  | 'not-json'
  | 'chain-too-long';

export interface AttributesSet extends InFlow {
  readonly type: 'attributes-set';
  readonly scope: 'contact' | 'flow';
  readonly keys: readonly string[];
}
/** A voice, a language, a name, a callback number, a routing priority. */
export interface SettingChanged extends InFlow {
  readonly type: 'setting-changed';
  readonly settings: readonly string[];
}
export interface RecordingChanged extends InFlow {
  readonly type: 'recording-changed';
  readonly agent: boolean;
  readonly customer: boolean;
  /** Recording while the caller is with the system. */
  readonly ivr: boolean;
  readonly analytics: boolean;
}
export interface RecordingStarted extends Happening {
  readonly type: 'recording-started';
  readonly participants: readonly ('Agent' | 'Customer')[];
}
export interface LoggingChanged extends InFlow {
  readonly type: 'logging-changed';
  readonly enabled: boolean;
}
export interface HookSet extends InFlow {
  readonly type: 'hook-set';
  readonly hook: string;
  /** Name of the flow, or undefined when the hook was switched off. */
  readonly runs: string | undefined;
}
export interface QueueSet extends InFlow {
  readonly type: 'queue-set';
  readonly queue: string;
}
export interface Queued extends Happening {
  readonly type: 'queued';
  readonly queue: string;
  /** 1 is next. */
  readonly position: number;
}
export interface HoursChecked extends InFlow {
  readonly type: 'hours-checked';
  readonly hours: string;
  readonly open: boolean;
}
export interface MetricChecked extends InFlow {
  readonly type: 'metric-checked';
  readonly queue: string;
  readonly metric: string;
  readonly value: number;
}
export interface CallbackCreated extends InFlow {
  readonly type: 'callback-created';
  readonly callbackContactId: string;
}
export interface CallbackDialled extends Happening {
  readonly type: 'callback-dialled';
  readonly attempt: number;
  readonly outcome: DialOutcome;
}
export type DialOutcome = 'answered' | 'busy' | 'no-answer';

export interface Held extends Happening {
  readonly type: 'held';
  readonly who: 'customer' | 'agent';
}
export interface Resumed extends Happening {
  readonly type: 'resumed';
}
/** A step of the routing criteria began; 0 is the first, and the last number is beyond the list: any agent. */
export interface CriteriaStepped extends Happening {
  readonly type: 'criteria-stepped';
  readonly criteriaStep: number;
}

export interface Offered extends Happening {
  readonly type: 'offered';
  readonly agent: string;
  readonly queue: string;
}
export interface Declined extends Happening {
  readonly type: 'declined';
  readonly agent: string;
}
export interface Answered extends Happening {
  readonly type: 'answered';
  readonly agent: string;
  readonly waitedSeconds: number;
  /** Keys of the attributes on the agent's screen; the values are at `centre.agent(…).screen`. */
  readonly screen: readonly string[];
}
export interface Transferred extends Happening {
  readonly type: 'transferred';
  readonly to: 'flow' | 'queue' | 'third-party';
  readonly name: string;
}
export interface ThirdPartyDialled extends InFlow {
  readonly type: 'third-party-dialled';
  readonly outcome: DialOutcome;
}
export interface Disconnected extends Happening {
  readonly type: 'disconnected';
  readonly by: 'customer' | 'agent' | 'flow' | 'third-party' | 'system';
}
/** The simulation cannot go on: the flow, not the caller, is at fault. */
export interface Stopped extends InFlow {
  readonly type: 'stopped';
  readonly code: StopCode;
  readonly action: string;
  readonly message: string;
}
export type StopCode =
  | 'unknown-action'
  | 'not-simulated'
  | 'endless-loop'
  | 'missing-branch'
  | 'dangling-target'
  | 'unknown-operator'
  | 'not-in-a-module';

export interface Ended extends Happening {
  readonly type: 'ended';
  readonly record: ContactRecord;
}
