import type { Channel } from '../flow/flow.ts';
import type { InFlow } from './events.ts';

// What happens where a flow meets bots, views, stores and other contacts. No event holds words of a customer or a value.

/** A flow made another contact: a task, a chat. */
export interface ContactCreated extends InFlow {
  readonly type: 'contact-created';
  readonly channel: Channel;
  readonly createdContactId: string;
}
/** The customer spoke or wrote to a bot; never what. */
export interface WordsHeard extends InFlow {
  readonly type: 'words-heard';
  readonly characters: number;
}
export interface BotAnswered extends InFlow {
  readonly type: 'bot-answered';
  /** Undefined while the bot still asks. */
  readonly intent: string | undefined;
  /** Names of the slots that are filled, not what is in them. */
  readonly slots: readonly string[];
}
export interface ViewShown extends InFlow {
  readonly type: 'view-shown';
  readonly view: string;
}
export interface ViewSubmitted extends InFlow {
  readonly type: 'view-submitted';
  readonly action: string;
  readonly keys: readonly string[];
}
/** A store outside was read or changed: customer profiles, cases, data tables, an assistant. */
export interface Looked extends InFlow {
  readonly type: 'looked-up';
  readonly store: 'profiles' | 'cases' | 'data-table' | 'assistant' | 'e-mail' | 'chat';
  readonly outcome: 'found' | 'none' | 'several' | 'changed' | 'failed';
}
