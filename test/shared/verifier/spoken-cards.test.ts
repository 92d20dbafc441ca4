import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import {
  call,
  end,
  example,
  logging,
  noRecording,
  type ShortStep,
  type ShortSteps,
  say,
  setAttributes,
  store,
} from '../../../shared/verifier/example.ts';
import { verify } from '../../../shared/verifier/verify.ts';

const rules = ['card-entry-window', 'card-entry-encrypted', 'card-digits-kept', 'card-data-redacted'];
/** `level step rule` of each finding, once. */
const found = (steps: ShortSteps) => [
  ...new Set(
    verify(example({ ...steps, bye: end }).sources, { rules }).map(
      ({ level, step, rule }) => `${level} ${step} ${rule}`,
    ),
  ),
];
const bot = (Text: string, next: string): ShortStep => ({
  type: 'ConnectParticipantWithLexBot',
  parameters: { Text, LexV2Bot: { AliasArn: 'careline:bot:desk' } },
  next,
  errors: { NoMatchingCondition: next, NoMatchingError: next },
});
const keep = (attributes: JsonObject, next = 'bye') => setAttributes(attributes, next);
const quietly = (ask: ShortStep): ShortSteps => ({
  quiet: logging('Disabled', 'off'),
  off: noRecording('ask'),
  ask,
});
const inClear = 'warning ask card-entry-encrypted';

describe('a card that a bot asks for', () => {
  const ask = bot('Please say your card number', 'keep');

  it('is heard while nothing records or logs, and is never kept', () => {
    expect(found({ ask, keep: keep({ number: '$.Lex.Slots.card' }) })).toEqual([
      'error ask card-entry-window',
      inClear,
      'error keep card-digits-kept',
      'error bye card-data-redacted',
    ]);
    expect(
      found({ ...quietly(ask), keep: call('charge', 'bye', 'bye', { card: '$.Lex.Slots.card' }) }),
    ).toEqual([inClear]);
  });

  it('is known by the name of the slot, too, and other slots may then be kept', () => {
    const asks = bot('How may I help you?', 'keep');
    expect(found({ ...quietly(asks), keep: keep({ number: '$.Lex.Slots.cardNumber' }) })).toContain(
      'error keep card-digits-kept',
    );
    const both = {
      keep: keep({ zip: '$.Lex.Slots.zip' }, 'pay'),
      pay: call('c', 'bye', 'bye', { x: '$.Lex.Slots.cvv' }),
    };
    expect(found({ ...quietly(asks), ...both })).toEqual([inClear]);
  });

  it('is not said back', () => {
    expect(found({ ...quietly(ask), keep: say('You said $.Lex.Slots.card', 'bye') })).toEqual([
      inClear,
      'error keep card-digits-kept',
    ]);
  });

  it('is no card of an insurer, and no other question', () => {
    const insurer = bot('Say the number on your insurance card', 'keep');
    expect(found({ ask: insurer, keep: keep({ cardNumber: '$.Lex.Slots.cardNumber' }) })).toEqual([]);
    expect(
      found({ ask: bot('When were you born?', 'keep'), keep: keep({ born: '$.Lex.Slots.date' }) }),
    ).toEqual([]);
  });
});

describe('digits that are kept under the name of a card', () => {
  it('are a card, whatever words asked for them', () => {
    const ask = store('Now enter the long number', 'keep');
    expect(found({ ...quietly(ask), keep: keep({ pan: '$.StoredCustomerInput' }) })).toEqual([
      'error ask card-entry-encrypted',
      'error keep card-digits-kept',
      'error bye card-data-redacted',
    ]);
    expect(found({ ask, keep: keep({ account: '$.StoredCustomerInput' }) })).toEqual([]);
  });

  it('are those asked for last', () => {
    const first = store('Your account?', 'ask');
    const ask = store('Now enter the long number', 'keep');
    const steps = { first, ask, keep: keep({ pan: '$.StoredCustomerInput' }) };
    expect(found(steps)).not.toContain('error first card-entry-encrypted');
  });
});
