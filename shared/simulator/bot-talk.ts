import type { Bot, BotInput, BotTurn } from './bot.ts';
import type { Branch, Signal } from './branch.ts';
import type { WaitsFor } from './call.ts';
import type { LiveCall } from './live-call.ts';
import { sayText } from './speech.ts';
import { pause, type Wait } from './wait.ts';

/** A step that connects the customer with a bot, for one call. */
export interface TalkPlan {
  readonly step: string;
  readonly bot: Bot;
  readonly attributes: Readonly<Record<string, string>>;
  /** Milliseconds of silence after a question; infinite where nothing ends it (chat). */
  readonly silenceMs: number;
  /** Milliseconds after the last key, and the keys that end and clear. */
  readonly betweenMs: number;
  readonly ended: (turn: BotTurn) => Branch;
  readonly failed: Branch;
  /** Chat only: the customer wrote nothing. */
  readonly tooLate: Branch;
}

/** One conversation: question, words or digits, again until the bot names an intent. */
export class BotTalk implements Wait {
  keysFrom = 0;
  keysAfter = 0;
  readonly promised = false;
  private digits = '';
  private turns = 0;
  private until = 0;
  private readonly plan: TalkPlan;
  private readonly call: LiveCall;
  private turn: BotTurn = { state: 'InProgress' };

  constructor(plan: TalkPlan, call: LiveCall) {
    this.plan = plan;
    this.call = call;
    this.turn = { state: 'InProgress', attributes: plan.attributes, slots: {} };
  }

  /** After a question of so many milliseconds. */
  ask(length: number): Signal {
    const { call, plan } = this;
    this.digits = '';
    this.keysFrom = call.time;
    this.keysAfter = call.time + length;
    this.until = this.keysAfter + plan.silenceMs;
    if (Number.isFinite(this.until))
      call.emit({ type: 'asked', ...call.here, kind: 'bot', until: this.until });
    return call.park(this, this.until);
  }

  words(text: string): void {
    this.call.emit({ type: 'words-heard', ...this.call.here, characters: text.length });
    this.give({ text });
  }

  /** Source: Administrator Guide, Get customer input: `#` ends keyed digits, `*` clears them. */
  key(key: string): void {
    if (key === '*') this.digits = '';
    else if (key === '#') this.keyed();
    else this.digits += key;
  }
  rested(): void {
    if (this.digits === '' || !this.call.isParkedOn(this)) return;
    this.until = this.call.time + this.plan.betweenMs;
    this.call.postpone(this.until);
  }
  private keyed(): void {
    const { call, digits } = this;
    const at = { ...call.here, kind: 'store', key: undefined, encrypted: false } as const;
    call.emit({ type: 'entered', ...at, count: digits.length });
    this.give({ digits });
  }

  due(): void {
    const { call, plan } = this;
    if (this.digits !== '') {
      this.keyed();
      return;
    }
    call.emit({ type: 'timed-out', ...call.here, what: 'bot' });
    if (call.contact.channel === 'VOICE') this.give({ silence: true });
    else call.resume(plan.tooLate);
  }

  /** An input of the customer, or the words with which a chat began. */
  give(input: BotInput): void {
    this.call.unpark();
    this.call.resume(this.put(input));
  }

  put(input: BotInput): Signal {
    const { call, plan, turn } = this;
    const session = {
      contactId: call.contact.id,
      language: call.contact.language,
      attributes: turn.attributes ?? {},
      intent: turn.intent,
      slots: turn.slots ?? {},
      turns: this.turns++,
    };
    try {
      const answer = plan.bot.answer(input, session);
      return 'then' in answer ? this.await(answer) : this.received(answer);
    } catch {
      // What a bot throws may hold words of the customer.
      return plan.failed;
    }
  }

  private await(answer: Promise<BotTurn>): Signal {
    const { call, plan } = this;
    const until = call.time + answerWithinMs;
    const { flow, step } = call.here;
    const failed = (): void => call.resume(plan.failed);
    const wait = pause(() => ({ what: 'function', flow, step, until }), { promised: true, due: failed });
    const then = (next: () => Signal): void => {
      if (!call.isParkedOn(wait)) return;
      call.catchUp();
      call.unpark();
      call.resume(next());
    };
    answer.then(
      (turn) => then(() => this.received(turn)),
      () => then(() => plan.failed),
    );
    return call.park(wait, until);
  }

  private received(answer: BotTurn): Signal {
    const { call, plan, turn } = this;
    this.turn = {
      ...answer,
      attributes: { ...turn.attributes, ...answer.attributes },
      slots: answer.slots ?? turn.slots ?? {},
      ...(answer.intent === undefined && turn.intent !== undefined && { intent: turn.intent }),
    };
    const asks = answer.state === 'InProgress';
    const slots = Object.keys(this.turn.slots ?? {});
    call.emit({ type: 'bot-answered', ...call.here, intent: asks ? undefined : this.turn.intent, slots });
    const length = answer.say === undefined || answer.say === '' ? 0 : sayText(call, answer.say);
    if (!asks) return call.pass(length, plan.ended(this.turn));
    // Assumed: a bot that only ever asks is left after as many turns; Lex ends a session that long as well.
    return this.turns >= mostTurns ? plan.failed : this.ask(length);
  }

  describe(): WaitsFor {
    const { flow, step } = this.call.here;
    const spoken = (this.keysAfter - this.keysFrom) / 1000;
    return { what: 'words', flow, step, since: this.keysFrom, until: this.until, spoken };
  }
}

/** Assumed: milliseconds that a bot may take for an answer. */
const answerWithinMs = 30_000;
const mostTurns = 100;
