import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import type { Bot } from '../../../shared/simulator/bot.ts';
import { phraseBot } from '../../../shared/simulator/phrase-bot.ts';
import { all, bye, number, type Short, say, smallCentre, words } from './small-centre.ts';

const aliasArn = 'arn:bot';
const desk = phraseBot({
  aliasArn,
  intents: [
    {
      name: 'PayBill',
      phrases: ['pay my bill', 'pay {amount} dollars'],
      slots: { amount: { prompt: 'How much?', values: 'digits' } },
    },
    { name: 'Nurse', phrases: ['a nurse please'] },
  ],
});
const ask = (more: JsonObject = {}): Short => ({
  type: 'ConnectParticipantWithLexBot',
  p: { Text: 'How can we help?', LexV2Bot: { AliasArn: aliasArn }, ...more },
  next: 'other',
  on: { PayBill: 'pay', Nurse: 'nurse' },
  errors: { NoMatchingCondition: 'other', NoMatchingError: 'failed', InputTimeLimitExceeded: 'late' },
});
const flow = (more: JsonObject = {}): Readonly<Record<string, Short>> => ({
  ask: ask(more),
  pay: say('Paying $.Lex.Slots.amount by $.Lex.IntentName.', 'bye'),
  nurse: say('A nurse.', 'bye'),
  other: say('Other: $.Lex.IntentName.', 'bye'),
  failed: say('Failed.', 'bye'),
  late: say('Late.', 'bye'),
  bye,
});
const phoneTo = (bots: readonly Bot[], more: JsonObject = {}) =>
  smallCentre({ main: flow(more) }, { bots }).call({ to: number });

describe('a Lex bot on the telephone', () => {
  it('names the intent of the words it hears, and its slots', () => {
    const call = phoneTo([desk]);
    expect(call.waitsFor).toMatchObject({ what: 'words', step: 'ask' });
    call.say('Pay 40 dollars.');
    expect(words(call)).toEqual(['How can we help?', 'Paying 40 by PayBill.']);
  });
  it('asks for a slot that is missing, and takes keyed digits for it', () => {
    const call = phoneTo([desk]);
    call.say('pay my bill');
    call.press('25#');
    expect(words(call)).toEqual(['How can we help?', 'How much?', 'Paying 25 by PayBill.']);
  });
  it('takes digits that nothing ends after the time between two keys', () => {
    const call = phoneTo([desk]);
    call.say('pay my bill');
    call.press('9*25');
    call.silence();
    expect(words(call).at(-1)).toBe('Paying 25 by PayBill.');
  });
  it('asks again twice, then falls back', () => {
    const call = phoneTo([desk]);
    call.say('hmm');
    call.silence();
    call.say('what');
    expect(words(call)).toEqual([
      'How can we help?',
      'Sorry, can you say that again?',
      'Sorry, can you say that again?',
      'Other: FallbackIntent.',
    ]);
  });
  it('that does not exist, throws or rejects takes the error branch', async () => {
    expect(words(phoneTo([]))).toEqual(['Failed.']);
    const throws = phoneTo([
      {
        aliasArn,
        answer: () => {
          throw new Error('no');
        },
      },
    ]);
    throws.say('x');
    expect(words(throws).at(-1)).toBe('Failed.');
    const rejects = phoneTo([{ aliasArn, answer: () => Promise.reject(new Error('no')) }]);
    rejects.say('x');
    await rejects.settled();
    expect(words(rejects).at(-1)).toBe('Failed.');
  });
  it('may answer by promise', async () => {
    const call = phoneTo([
      {
        aliasArn,
        answer: () => Promise.resolve({ state: 'Fulfilled', intent: 'Nurse', say: 'One moment.' }),
      },
    ]);
    call.say('a nurse');
    await call.settled();
    expect(words(call)).toEqual(['How can we help?', 'One moment.', 'A nurse.']);
  });
  it('tells how sure it is of a sentiment, and what else it could have meant', () => {
    const bot: Bot = {
      aliasArn,
      answer: () => ({
        ...{ state: 'Fulfilled', intent: 'Nurse', confidence: 0.7, sentiment: 'NEGATIVE' },
        sentimentScores: { Negative: 0.9 },
        alternatives: { PayBill: { confidence: 0.2, slots: { amount: '5' } } },
      }),
    };
    const told =
      '$.Lex.SentimentResponse.Label $.Lex.SentimentResponse.Scores.Negative $.Lex.AlternativeIntents.PayBill.IntentConfidence.Score $.Lex.AlternativeIntents.PayBill.Slots.amount';
    const call = smallCentre({ main: { ...flow(), nurse: say(told, 'bye') } }, { bots: [bot] }).call({
      to: number,
    });
    call.say('x');
    expect(words(call).at(-1)).toBe('NEGATIVE 0.9 0.2 5');
  });
  it('puts no word of the customer into events', () => {
    const call = phoneTo([desk]);
    call.say('a nurse please');
    expect(all(call, 'words-heard')).toMatchObject([{ characters: 14 }]);
    expect(JSON.stringify(call.events)).not.toContain('nurse please');
  });
});

describe('a Lex bot in a chat', () => {
  const chatTo = (more: JsonObject = {}, message?: string) =>
    smallCentre({ main: flow(more) }, { bots: [desk] }).chat({
      flow: 'arn:flow/main',
      ...(message !== undefined && { message }),
    });
  it('answers the first message when the step says so', () => {
    const more = { LexInitializationData: { InitialMessage: '$.Media.InitialMessage' } };
    expect(words(chatTo(more, 'a nurse please'))).toEqual(['A nurse.']);
  });
  it('waits without end, or as long as LexTimeoutSeconds', () => {
    expect(chatTo().waitsFor).toMatchObject({ what: 'words', until: Number.POSITIVE_INFINITY });
    const call = chatTo({ LexTimeoutSeconds: { Text: '60' } });
    call.silence();
    expect(words(call)).toEqual(['How can we help?', 'Late.']);
  });
});

describe('an agentic assistant', () => {
  const assistant: Bot = {
    aliasArn: 'app-1',
    answer: (input) => {
      if (!('text' in input) || !['person', 'thanks'].includes(input.text))
        return { state: 'InProgress', say: 'Tell me more.' };
      return input.text === 'thanks'
        ? { state: 'Fulfilled' }
        : { state: 'Fulfilled', intent: 'Escalation', attributes: { topic: 'billing' } };
    },
  };
  const talkingTo = () => {
    const main: Readonly<Record<string, Short>> = {
      talk: {
        type: 'ConnectParticipantWithAgenticCX',
        p: { AgentConfiguration: { WorkspaceId: 'w', ApplicationId: 'app-1', Alias: 'live' } },
        next: 'done',
        on: { Escalation: 'person' },
        errors: { NoMatchingCondition: 'bye', NoMatchingError: 'bye', InputTimeLimitExceeded: 'bye' },
      },
      person: say('A person for $.AgenticCX.ContextVariables.topic.', 'bye'),
      done: say('Done.', 'bye'),
      bye,
    };
    return smallCentre({ main }, { bots: [assistant] }).call({ to: number });
  };
  it('hands over to a person when it escalates', () => {
    const call = talkingTo();
    call.say('my bill');
    call.say('person');
    expect(words(call)).toEqual(['Tell me more.', 'A person for billing.']);
  });
  it('goes on by NextAction when the talk ends by itself', () => {
    const call = talkingTo();
    call.say('thanks');
    expect(words(call)).toEqual(['Done.']);
  });
});
