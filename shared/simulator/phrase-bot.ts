import type { Bot, BotInput, BotSession, BotTurn } from './bot.ts';

/** An intent of a bot that knows exact phrases only; `{slot}` in a phrase stands for what the customer says there. */
export interface PhraseIntent {
  readonly name: string;
  readonly phrases: readonly string[];
  /** By name of the slot, in the order in which missing ones are asked for. */
  readonly slots?: Readonly<Record<string, PhraseSlot>>;
}
export interface PhraseSlot {
  /** Asked when no phrase gave it. */
  readonly prompt: string;
  /** The only answers that count, without case. Absent: any; `digits`: digits, spoken or keyed. */
  readonly values?: readonly string[] | 'digits';
}
export interface PhraseBot {
  readonly aliasArn: string;
  readonly intents: readonly PhraseIntent[];
  /** Said when nothing was understood. */
  readonly sorry?: string;
  /** How often it asks again before it gives up with `FallbackIntent`. Default 2. */
  readonly retries?: number;
}

/** A bot that works offline: exact phrases and slots, no guessing. */
export function phraseBot(definition: PhraseBot): Bot {
  const phrases = definition.intents.flatMap((intent) =>
    intent.phrases.map((phrase) => ({ intent, ...patternOf(phrase) })),
  );
  const misses = new Map<string, number>();
  return {
    aliasArn: definition.aliasArn,
    answer(input, session) {
      const turn = understand(definition, phrases, input, session);
      if (turn) {
        misses.delete(session.contactId);
        return turn;
      }
      const missed = session.turns === 0 ? 1 : (misses.get(session.contactId) ?? 0) + 1;
      if (missed > (definition.retries ?? 2)) {
        misses.delete(session.contactId);
        return { state: 'Failed', intent: 'FallbackIntent', slots: {} };
      }
      misses.set(session.contactId, missed);
      return { state: 'InProgress', say: definition.sorry ?? 'Sorry, can you say that again?' };
    },
  };
}

interface Pattern {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

function understand(
  definition: PhraseBot,
  phrases: readonly ({ readonly intent: PhraseIntent } & Pattern)[],
  input: BotInput,
  session: BotSession,
): BotTurn | undefined {
  if ('silence' in input) return undefined;
  const words = plain('text' in input ? input.text : input.digits);
  const asked = definition.intents.find(({ name }) => name === session.intent);
  const missing = asked && firstMissing(asked, session.slots);
  if (asked && missing !== undefined) {
    return accepts(asked, missing, words) ? next(asked, { ...session.slots, [missing]: words }) : undefined;
  }
  for (const { intent, pattern, names } of phrases) {
    const match = pattern.exec(words);
    if (!match) continue;
    const given = Object.fromEntries(names.map((name, i) => [name, (match[i + 1] ?? '').trim()]));
    if (names.every((name) => accepts(intent, name, given[name] ?? ''))) return next(intent, given);
  }
  return undefined;
}

function next(intent: PhraseIntent, slots: Readonly<Record<string, string>>): BotTurn {
  const missing = firstMissing(intent, slots);
  if (missing === undefined)
    return { state: 'ReadyForFulfillment', intent: intent.name, slots, confidence: 1 };
  return { state: 'InProgress', intent: intent.name, slots, say: intent.slots?.[missing]?.prompt ?? '' };
}

const firstMissing = (intent: PhraseIntent, slots: Readonly<Record<string, string>>): string | undefined =>
  Object.keys(intent.slots ?? {}).find((name) => !Object.hasOwn(slots, name));

function accepts(intent: PhraseIntent, slot: string, words: string): boolean {
  const values = intent.slots?.[slot]?.values;
  if (values === undefined) return words !== '';
  return values === 'digits' ? /^\d+$/.test(words) : values.some((value) => plain(value) === words);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[.,!?]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function patternOf(phrase: string): Pattern {
  const names: string[] = [];
  const source = plain(phrase)
    .replace(/[\\^$*+()[\]|]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, () => '(.+)');
  for (const [, name] of phrase.matchAll(/\{([^}]*)\}/g)) names.push(name ?? '');
  return { pattern: new RegExp(`^${source}$`), names };
}
