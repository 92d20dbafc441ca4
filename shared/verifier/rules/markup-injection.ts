import type { JsonObject } from '../../flow/document.ts';
import type { Step } from '../../flow/flow.ts';
import { call, end, example, say } from '../example.ts';
import { isObject } from '../parameters.ts';
import { type Read, readersIn } from '../reads.ts';
import type { Rule } from '../rule.ts';

export const markupInjection: Rule = {
  id: 'markup-injection',
  level: 'warning',
  what: 'no value from outside stands inside spoken mark-up',
  why: 'A name such as "Smith & Sons" or one with a "<" breaks the mark-up: the prompt takes its error branch, or a stranger changes how it is spoken. In plain text the same value is read out as it is.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/supported-ssml-tags.html',
  wrong: example({
    ask: call('who', 'tell', 'bye'),
    tell: say('<speak>Hello <break time="1s"/> $.External.name</speak>', 'bye'),
    bye: end,
  }),
  right: example({ ask: call('who', 'tell', 'bye'), tell: say('Hello $.External.name', 'bye'), bye: end }),
  *check(context) {
    const { policy } = context;
    for (const { id, step, reads } of readersIn(context)) {
      for (const where of markupIn(step)) {
        const read = reads.find((one) => one.where === where && !isSafe(one));
        if (!read) continue;
        yield {
          step: id,
          message: `${where} has ${read.path} inside mark-up.`,
          fix: 'Say it as plain text in a prompt of its own, or have a function escape it.',
          ...(policy && { level: 'error' as const }),
        };
      }
    }
  },
};

const none: readonly string[] = [];

/** Places in the parameters whose text is mark-up. */
function markupIn({ parameters }: Step): readonly string[] {
  const { Messages } = parameters;
  if (!Array.isArray(Messages)) return markupOf(parameters);
  return [
    ...markupOf(parameters),
    ...Messages.flatMap((one, n) =>
      isObject(one) ? markupOf(one).map((key) => `Messages.${n}.${key}`) : [],
    ),
  ];
}

function markupOf({ SSML, Text }: JsonObject): readonly string[] {
  const marked = typeof Text === 'string' && Text.includes('<') && opening.test(Text);
  if (typeof SSML !== 'string') return marked ? ['Text'] : none;
  return marked ? ['SSML', 'Text'] : ['SSML'];
}

/** Assumed: in whatever case; no page says that another one is read out as it is. */
const opening = /^\s*<speak/i;

const isSafe = ({ root, key }: Read): boolean => safe.has(root) || safe.has(`${root}.${key}`);

/**
 * What holds no mark-up, whoever calls: ids, numbers, keyed digits, words of the service, and names that only an
 * administrator gives. All else may come from a stranger, what nobody has thought of here too.
 * Source: Administrator Guide, connect-attrib-list.
 */
const safe: ReadonlySet<string> = new Set(
  `ContactId InitialContactId PreviousContactId Task.ContactId Channel InitiationMethod InstanceARN AwsRegion
  LanguageCode TextToSpeechVoiceId TextToSpeechVoice TextToSpeechEngine CustomerEndpoint.Address CustomerEndpoint.Type
  SystemEndpoint StoredCustomerInput CallbackNumber CustomerCallBackPhoneNumber Queue Agent Metrics MediaStreams
  Capabilities Wisdom Lex.IntentName Lex.IntentConfidence Lex.SentimentResponse Lex.DialogState`.split(/\s+/),
);
