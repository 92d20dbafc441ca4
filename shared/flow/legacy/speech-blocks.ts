import type { JsonObject } from '../document.ts';
import type { Step } from '../flow.ts';
import type { LegacyParameter, Reading } from './block.ts';

/** Old blocks that speak, listen or end. Observed: parameter and branch names are those of published console exports. */

/** `Text` with its kind beside it, or a recording. */
function spoken(block: Reading): JsonObject {
  const kind = block.text('TextToSpeechType');
  const text = block.text('Text');
  const recording = block.text('AudioPrompt', 'PromptId');
  if (recording !== undefined) return { PromptId: recording };
  if (text === undefined) return {};
  return kind === 'ssml' ? { SSML: text } : { Text: text };
}

export const playPrompt = (block: Reading): Step => block.goesOn('MessageParticipant', spoken(block));

export function getUserInput(block: Reading): Step {
  return block.block.target === 'Lex' ? askBot(block) : menu(block);
}

function menu(block: Reading): Step {
  const seconds = block.text('Timeout');
  const digits = block.text('MaxDigits');
  if (digits !== undefined && digits !== '1')
    block.notes.push(`takes ${digits} keys; a menu of the new language takes one`);
  const otherwise = block.to('NoMatch');
  return {
    type: 'GetParticipantInput',
    parameters: {
      ...spoken(block),
      StoreInput: 'False',
      ...(seconds !== undefined && { InputTimeLimitSeconds: seconds }),
    },
    ...(otherwise !== undefined && { next: otherwise }),
    errors: block.errors({
      InputTimeLimitExceeded: 'Timeout',
      NoMatchingCondition: 'NoMatch',
      NoMatchingError: 'Error',
    }),
    conditions: block.conditions(),
  };
}

/** Assumed: names of a Lex (V1) bot's parameters, from memory of old exports; the service accepts LexBot still. */
function askBot(block: Reading): Step {
  const session = block.map('Parameter');
  const onError = block.to('Error');
  return {
    type: 'ConnectParticipantWithLexBot',
    parameters: {
      ...spoken(block),
      LexBot: {
        Name: block.text('BotName') ?? '',
        Region: block.text('BotRegion') ?? '',
        Alias: block.text('BotAlias') ?? '',
      },
      ...(Object.keys(session).length > 0 && { LexSessionAttributes: session }),
    },
    ...(onError !== undefined && { next: onError }),
    errors: block.errors({ NoMatchingCondition: 'NoMatch', NoMatchingError: 'Error' }),
    conditions: block.conditions(),
  };
}

export function storeUserInput(block: Reading): Step {
  const seconds = block.text('Timeout');
  const phone = block.text('CustomerInputType') === 'PhoneNumber';
  const next = block.to('Success');
  return {
    type: 'GetParticipantInput',
    parameters: {
      ...spoken(block),
      StoreInput: 'True',
      ...(seconds !== undefined && { InputTimeLimitSeconds: seconds }),
      InputValidation: phone ? { PhoneNumberValidation: format(block) } : { CustomValidation: length(block) },
      ...encryption(block),
    },
    ...(next !== undefined && { next }),
    errors: block.errors({
      NoMatchingError: 'Error',
      ...(phone && { InvalidPhoneNumber: 'InvalidNumber' }),
    }),
    conditions: [],
  };
}

function format(block: Reading): JsonObject {
  const local = block.text('PhoneNumberFormat') === 'Local';
  const country = block.text('CountryCode');
  if (!local) return { NumberFormat: 'E164' };
  return { NumberFormat: 'Local', ...(country !== undefined && { CountryCode: country }) };
}

const length = (block: Reading): JsonObject => ({ MaximumLength: block.text('MaxDigits') ?? '20' });

function encryption(block: Reading): JsonObject {
  const wanted = block.text('EncryptEntry') === 'true';
  const key = block.text('EncryptionKeyId');
  const certificate = block.text('EncryptionKey');
  if (!wanted) return {};
  return { InputEncryption: { EncryptionKeyId: key ?? '', Key: certificate ?? '' } };
}

export function loopPrompts(block: Reading): Step {
  const messages = block.block.parameters.flatMap((parameter) => message(block, parameter));
  block.parameters('Text');
  block.parameters('AudioPrompt');
  const every = block.text('InterruptSeconds');
  const interrupted = block.to('Timeout');
  return {
    type: 'MessageParticipantIteratively',
    parameters: {
      Messages: messages,
      ...(every !== undefined && { InterruptFrequencySeconds: every }),
    },
    errors: block.errors({ NoMatchingError: 'Error' }),
    conditions:
      interrupted === undefined
        ? []
        : [{ operator: 'Equals', operands: ['MessagesInterrupted'], next: interrupted }],
  };
}

function message(block: Reading, parameter: LegacyParameter): JsonObject[] {
  if (parameter.name === 'AudioPrompt') return [{ PromptId: block.valueOf(parameter) }];
  if (parameter.name !== 'Text') return [];
  const words = block.valueOf(parameter);
  return [parameter.key === 'ssml' ? { SSML: words } : { Text: words }];
}
