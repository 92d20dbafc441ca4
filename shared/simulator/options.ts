import type { FlowDocument } from '../flow/document.ts';
import type { Channel, FlowKind } from '../flow/flow.ts';
import type { Bot } from './bot.ts';
import type { CaseSource } from './cases.ts';
import type { DataTableSource } from './data-tables.ts';
import type { CallEvent, DialOutcome } from './events.ts';
import type { Functions } from './functions.ts';
import type { CustomerProfile } from './profiles.ts';

/** Everything around the flows: what an Amazon Connect instance and its surroundings would be. */
export interface CentreOptions {
  readonly instanceArn: string;
  readonly region?: string;
  readonly startAt: Date;
  /** Ids of contacts and invocations. */
  readonly ids: () => string;
  /** A number in [0, 1). Without it, steps that throw dice stop the call by name. */
  readonly chance?: () => number;
  /** Flows and modules (kind MODULE). */
  readonly flows: readonly FlowSource[];
  readonly queues?: readonly QueueSource[];
  readonly hours?: readonly HoursSource[];
  readonly numbers: readonly { readonly number: string; readonly flow: string }[];
  readonly agents?: readonly AgentSource[];
  readonly functions?: Functions;
  /** Encrypts keyed digits as Connect does; the default really encrypts (see encrypt-input.ts). */
  readonly encrypt?: (digits: string, keyId: string, certificatePem: string) => string | Promise<string>;
  /** Connect's default flows, by kind; without one there is silence. */
  readonly defaultFlows?: DefaultFlows;
  /** What happens when a number outside is dialled. Default: it answers and stays on the line. */
  readonly thirdParty?: (number: string) => ThirdParty;
  /** Whether the instance may dial a number. Default: every valid one. */
  readonly canDial?: (number: string) => boolean;
  /** What happens when a caller is called back. Default: answers. */
  readonly callback?: (number: string, attempt: number) => DialOutcome;
  /** Lex bots and agentic assistants; a step that names another one takes its error branch. */
  readonly bots?: readonly Bot[];
  /** Customer Profiles, Cases and data tables of the instance. Absent: not set up, their steps take the error branch. */
  readonly profiles?: readonly CustomerProfile[];
  readonly cases?: readonly CaseSource[];
  readonly dataTables?: readonly DataTableSource[];
  /** How a chat customer's sign-in ends. Absent: such a step stops the call by name. */
  readonly signIn?: (contactId: string) => 'signed-in' | 'opted-out' | 'too-late' | 'failed';
  /** How long words without mark-up take. Default: 15 characters a second, 5 for Chinese. */
  readonly speechSeconds?: (text: string) => number;
  /** How long a recorded prompt takes. Default: 5 seconds. */
  readonly promptSeconds?: (prompt: string) => number;
  /**
   * `at once` (default): prompts and functions move the caller's own clock and the call goes on by itself until it needs keys, a
   * promise, an agent or a Wait. `as spoken`: they hold the call until the centre's clock has passed them (live use).
   */
  readonly pace?: 'at once' | 'as spoken';
  /** Steps that a call may take without any input from outside. Default 10,000. */
  readonly stepBudget?: number;
  readonly onEvent?: (event: CallEvent) => void;
  /**
   * Fault injection: the branch that a step takes instead of running, or undefined: an error type, a condition as in the flow's
   * graph (`Equals 1`), or `NextAction`.
   */
  readonly faults?: Faults;
}

export type Faults = (at: {
  readonly flow: string;
  readonly step: string;
  readonly action: string;
}) => string | undefined;

export interface FlowSource {
  readonly arn: string;
  readonly name: string;
  readonly kind?: FlowKind;
  /** Connect flow JSON. */
  readonly content: string | FlowDocument;
}
export interface QueueSource {
  readonly arn: string;
  readonly name: string;
  /** ARN of its hours of operation. */
  readonly hours?: string;
  /** Contacts waiting at the same time; more take QueueAtCapacity. */
  readonly maxContacts?: number;
  /** ARN of the flow that runs when a callback is dialled; default: that of `defaultFlows`. */
  readonly outboundWhisper?: string;
  readonly outboundCallerId?: { readonly number: string; readonly name?: string };
}
export interface HoursSource {
  readonly arn: string;
  readonly name: string;
  readonly isOpen: (at: Date) => boolean;
}
export interface AgentSource {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly arn?: string;
  /** ARNs, in order of priority. */
  readonly queues: readonly string[];
  readonly answers?: 'automatically' | 'by hand';
  /** For `automatically`. Default 0. */
  readonly answerAfterSeconds?: number;
  readonly afterContactWorkSeconds?: number;
  /** Default: every channel. */
  readonly channels?: readonly Channel[];
  /** Skills, level 1 to 5. */
  readonly proficiencies?: readonly Proficiency[];
}
export interface Proficiency {
  readonly name: string;
  readonly value: string;
  readonly level: number;
}
export interface DefaultFlows {
  readonly customerQueue?: string;
  readonly agentWhisper?: string;
  readonly customerWhisper?: string;
  readonly customerHold?: string;
  readonly agentHold?: string;
  readonly outboundWhisper?: string;
  readonly agentTransfer?: string;
  readonly queueTransfer?: string;
}
/** `seconds`: the third party hangs up by itself after that long. */
export type ThirdParty = DialOutcome | { readonly outcome: 'answered'; readonly seconds: number };
