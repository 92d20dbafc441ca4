/** A Lex bot, or an assistant, as the centre has it: the words or digits of a customer come in, an intent comes out. */
export interface Bot {
  /** ARN of the alias (Lex V2), `Name:Alias` (classic Lex), or the application id of an agentic assistant. */
  readonly aliasArn: string;
  /** A thrown error or a rejected promise takes the error branch. */
  readonly answer: (input: BotInput, session: BotSession) => BotTurn | Promise<BotTurn>;
}

export type BotInput = { readonly text: string } | { readonly digits: string } | { readonly silence: true };

/** One conversation of one contact with one bot; begins anew with every step that connects them. */
export interface BotSession {
  readonly contactId: string;
  /** e.g. `en-US`. */
  readonly language: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What the earlier turns of this conversation found. */
  readonly intent: string | undefined;
  readonly slots: Readonly<Record<string, string>>;
  /** Inputs before this one. */
  readonly turns: number;
}

export interface BotTurn {
  /** What the bot says: a question while it asks, a last sentence else. */
  readonly say?: string;
  /** `InProgress`: the bot waits for another input. Anything else ends the conversation. */
  readonly state: 'InProgress' | 'ReadyForFulfillment' | 'Fulfilled' | 'Failed';
  readonly intent?: string;
  readonly slots?: Readonly<Record<string, string>>;
  readonly attributes?: Readonly<Record<string, string>>;
  /** 0 to 1. */
  readonly confidence?: number;
  readonly sentiment?: 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';
  /** How sure the bot is of each sentiment, 0 to 1. */
  readonly sentimentScores?: Readonly<Partial<Record<'Positive' | 'Negative' | 'Neutral' | 'Mixed', number>>>;
  /** What it could have meant as well, by the name of the intent. */
  readonly alternatives?: Readonly<Record<string, AlternativeIntent>>;
}

export interface AlternativeIntent {
  /** 0 to 1. */
  readonly confidence: number;
  readonly slots?: Readonly<Record<string, string>>;
}
