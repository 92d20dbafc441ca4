import type { CallEvent, InFlow } from '../simulator/events.ts';

/** What a test case can observe, as it comes out of a running call. */
export type Happening =
  | { readonly type: 'MessageReceived'; readonly text: string; readonly prompts: readonly string[] }
  | {
      readonly type: 'FlowActionStarted' | 'FlowActionCompleted';
      readonly action: string;
      /** ARN of a function or of the alias of a bot; id of an assistant; name of hours or of a queue. */
      readonly resource: string;
    }
  | { readonly type: 'TestCompleted' };

const speaking: ReadonlySet<string> = new Set([
  'MessageParticipant',
  'MessageParticipantIteratively',
  'GetParticipantInput',
]);

/** A Lex bot, or an assistant, and the action that connects the customer with it. */
export type BotAt = (
  place: Pick<InFlow, 'flow' | 'step'>,
) => { readonly action: string; readonly resource: string } | undefined;

/**
 * Turns events into happenings. Observed: what is said one after the other arrives as one message, until the caller is asked or
 * a silent block runs. Assumed: the parts are put together with a space.
 */
export class Listening {
  private readonly words: string[] = [];
  private readonly prompts: string[] = [];
  private readonly tell: (happening: Happening) => void;
  private readonly botAt: BotAt;

  /** `botAt`: whom a step connects the customer with; without it, bots are not told of. */
  constructor(tell: (happening: Happening) => void, botAt: BotAt = () => undefined) {
    this.tell = tell;
    this.botAt = botAt;
  }

  hear(event: CallEvent): void {
    switch (event.type) {
      case 'said':
        if (event.to === 'customer') this.keep(event.text, event.prompt);
        break;
      case 'step-entered': {
        if (!speaking.has(event.action)) this.flush();
        const bot = event.action === 'ConnectParticipantWithLexBot' ? this.botAt(event) : undefined;
        if (bot !== undefined) this.started('FlowActionStarted', event.action, bot.resource);
        break;
      }
      case 'bot-answered': {
        const bot = event.intent === undefined ? undefined : this.botAt(event);
        if (bot) this.started('FlowActionCompleted', bot.action, bot.resource);
        break;
      }
      case 'asked':
      case 'queued':
        this.flush();
        break;
      case 'function-called':
        this.started('FlowActionStarted', 'InvokeLambdaFunction', event.function);
        break;
      case 'function-answered':
      case 'function-failed':
        this.started('FlowActionCompleted', 'InvokeLambdaFunction', event.function);
        break;
      case 'hours-checked':
        this.started('FlowActionStarted', 'CheckHoursOfOperation', event.hours);
        break;
      case 'transferred':
        if (event.to === 'queue') this.started('FlowActionStarted', 'TransferContactToQueue', event.name);
        break;
      case 'ended':
        this.flush();
        this.tell({ type: 'TestCompleted' });
        break;
      default:
        break;
    }
  }

  /** The call waits: what was said is a message. */
  flush(): void {
    if (this.words.length === 0 && this.prompts.length === 0) return;
    const text = this.words.splice(0).join(' ');
    this.tell({ type: 'MessageReceived', text, prompts: this.prompts.splice(0) });
  }

  private keep(text: string, prompt: string | undefined): void {
    if (prompt !== undefined) this.prompts.push(prompt);
    else if (text !== '') this.words.push(text);
  }

  private started(type: 'FlowActionStarted' | 'FlowActionCompleted', action: string, resource: string): void {
    this.flush();
    this.tell({ type, action, resource });
  }
}
