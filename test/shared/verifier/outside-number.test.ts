import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import {
  compare,
  end,
  example,
  type ShortStep,
  type ShortSteps,
  say,
  setAttributes,
  store,
} from '../../../shared/verifier/example.ts';
import { verify } from '../../../shared/verifier/verify.ts';

/** `level step` of each finding. */
const found = (steps: ShortSteps) =>
  verify(example({ ...steps, bye: end }).sources, { rules: ['outside-number'] }).map(
    ({ level, step }) => `${level} ${step}`,
  );
const keyed = '$.StoredCustomerInput';
const step = (type: string, parameters: JsonObject, next = 'bye'): ShortStep => ({ type, parameters, next });
const dial = (number: string, keys?: string) =>
  step('TransferParticipantToThirdParty', {
    ThirdPartyPhoneNumber: number,
    ...(keys && { ThirdPartyDTMFDigits: keys }),
  });
const textTo = (number: string) =>
  step('StartOutboundChatContact', { DestinationEndpoint: { Address: number, Type: 'TELEPHONE_NUMBER' } });
const ask = store('Which number?', 'go');
const askPhone = store('Which number?', 'go', {
  InputValidation: { PhoneNumberValidation: { NumberFormat: 'E164' } },
});
const bot: ShortStep = {
  ...step('ConnectParticipantWithLexBot', { Text: 'Which number?' }, 'go'),
  errors: { NoMatchingCondition: 'go' },
};

describe('a text message', () => {
  it('goes to no number that a caller keys in, one that is checked is a warning', () => {
    expect(found({ ask, go: textTo(keyed) })).toEqual(['error go']);
    expect(found({ askPhone, go: textTo(keyed) })).toEqual(['warning go']);
    expect(found({ go: textTo('$.Attributes.number') })).toEqual(['advice go']);
    expect(found({ go: textTo('$.CustomerEndpoint.Address') })).toEqual([]);
  });
});

describe('a number that is dialled', () => {
  it('is none that a caller says to a bot or writes, through an attribute neither', () => {
    expect(found({ bot, go: dial('$.Lex.Slots.number') })).toEqual(['error go']);
    expect(found({ go: dial('$.Media.InitialMessage') })).toEqual(['error go']);
    const kept = setAttributes({ number: '$.Lex.Slots.number' }, 'dial');
    expect(found({ bot, go: kept, dial: dial('$.Attributes.number') })).toEqual(['error dial']);
    expect(found({ bot, go: dial('$.Lex.SessionAttributes.number') })).toEqual(['advice go']);
  });

  it('may be one that an exchange hands over: a warning', () => {
    expect(found({ go: dial("$.Media.Sip.Headers['User-to-User']") })).toEqual(['warning go']);
  });

  it('is followed by no keys that a caller chooses', () => {
    expect(found({ ask, go: dial('+12065550100', keyed) })).toEqual(['warning go']);
    expect(found({ go: dial('+12065550100', '$.Attributes.extension') })).toEqual([]);
  });
});

describe('digits that a Compare has shown to equal a written number', () => {
  const number = '+12065550100';
  const which = (next: string, otherwise = 'bye') => compare(keyed, { [number]: next }, otherwise);

  it('are no number of the caller, whatever is said or kept on the way', () => {
    expect(found({ ask, go: which('dial'), dial: dial(keyed) })).toEqual([]);
    const wait = say('One moment', 'keep');
    const keep = setAttributes({ chosen: keyed }, 'dial');
    expect(found({ ask, go: which('wait'), wait, keep, dial: dial(keyed) })).toEqual([]);
  });

  it('are one on every other branch, and once they are asked for again', () => {
    expect(found({ ask, go: which('bye', 'dial'), dial: dial(keyed) })).toEqual(['error dial']);
    expect(found({ ask, go: which('dial', 'dial'), dial: dial(keyed) })).toEqual(['error dial']);
    const again = store('Again?', 'dial');
    expect(found({ ask, go: which('again'), again, dial: dial(keyed) })).toEqual(['error dial']);
    const same = compare(keyed, { '$.Attributes.number': 'dial' }, 'bye');
    expect(found({ ask, go: same, dial: dial(keyed) })).toEqual(['error dial']);
  });

  it('hold for an attribute until it is written', () => {
    const is = compare('$.Attributes.to', { [number]: 'go' }, 'bye');
    expect(found({ is, go: dial('$.Attributes.to') })).toEqual([]);
    const write = setAttributes({ to: '$.External.to' }, 'dial');
    expect(found({ is, go: write, dial: dial('$.Attributes.to') })).toEqual(['advice dial']);
  });
});
