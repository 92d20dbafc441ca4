import type { BotTurn } from '../bot.ts';
import { BotTalk, type TalkPlan } from '../bot-talk.ts';
import {
  millisecondsOf,
  objectOf,
  type Signal,
  type SimulatedAction,
  type StepPlan,
  textOf,
} from '../branch.ts';
import type { LiveCall } from '../live-call.ts';
import { prepareFields } from '../looking.ts';
import { prepareSpeech } from '../speech.ts';
import { prepareText } from '../text.ts';

/** A bot listens until it names an intent; what it found is in `$.Lex`. Clears the touch-tone buffer. */
export const connectParticipantWithLexBot: SimulatedAction = {
  type: 'ConnectParticipantWithLexBot',
  prepare(plan) {
    const { parameters } = plan;
    const speech = prepareSpeech(parameters, plan.timing);
    const alias = prepareText(aliasOf(plan));
    const attributes = prepareFields(parameters.LexSessionAttributes);
    const first = prepareText(textOf(objectOf(parameters.LexInitializationData).InitialMessage));
    const chatLimit = prepareText(textOf(objectOf(parameters.LexTimeoutSeconds).Text));
    const failed = plan.error('NoMatchingError');
    const otherwise = plan.error('NoMatchingCondition');
    const tooLate = plan.error('InputTimeLimitExceeded');
    return (call): Signal => {
      const { channel } = call.contact;
      const bot = call.centre.bot(alias.read(call));
      // Source: Administrator Guide, Get customer input: voice and chat. A bot that is not there is an error of Lex.
      if (!bot || call.audience !== 'customer' || (channel !== 'VOICE' && channel !== 'CHAT')) return failed;
      call.touchTones = undefined;
      const given = attributes(call);
      const voice = channel === 'VOICE';
      const talk = new BotTalk(
        {
          ...{ step: plan.id, bot, attributes: given, failed, tooLate },
          silenceMs: voice
            ? limitOf(given, 'x-amz-lex:audio:start-timeout-ms', 3_000)
            : millisecondsOf(chatLimit.read(call), Number.POSITIVE_INFINITY),
          betweenMs: limitOf(given, 'x-amz-lex:dtmf:end-timeout-ms', 5_000),
          ended: (turn) => keep(call, turn, plan) ?? otherwise,
        } satisfies TalkPlan,
        call,
      );
      const message = voice ? '' : first.read(call);
      if (message !== '') return talk.put({ text: message });
      const length = speech ? speech.say(call) : 0;
      return length === undefined ? failed : talk.ask(length);
    };
  },
};

/** As a `Bot` calls itself. */
export function aliasOf({ parameters }: Pick<StepPlan, 'parameters'>): string {
  const { Name, Alias } = objectOf(parameters.LexBot);
  return textOf(objectOf(parameters.LexV2Bot).AliasArn) || `${textOf(Name)}:${textOf(Alias)}`;
}

/** Source: Administrator Guide, Lex session attributes; they may end in `:<intent>:<slot>` or `:*:*`. */
function limitOf(attributes: Readonly<Record<string, string>>, name: string, otherwise: number): number {
  const key = Object.keys(attributes).find((k) => k === name || k.startsWith(`${name}:`));
  const milliseconds = Number(key === undefined ? Number.NaN : attributes[key]);
  return milliseconds > 0 ? milliseconds : otherwise;
}

/** Source: Administrator Guide, connect-attrib-list: Lex. Assumed: a failed intent takes the branch of its name as well. */
function keep(call: LiveCall, turn: BotTurn, plan: StepPlan) {
  const intent = turn.intent ?? '';
  call.contact.find('Lex', {
    IntentName: intent,
    Slots: turn.slots ?? {},
    SessionAttributes: turn.attributes ?? {},
    DialogState: turn.state,
    ...(turn.confidence !== undefined && { IntentConfidence: { Score: String(turn.confidence) } }),
    ...(turn.sentiment && {
      SentimentResponse: {
        Label: turn.sentiment,
        ...(turn.sentimentScores && { Scores: valuesOf(turn.sentimentScores, String) }),
      },
    }),
    ...(turn.alternatives && {
      AlternativeIntents: valuesOf(turn.alternatives, ({ confidence, slots = {} }) => ({
        IntentConfidence: { Score: String(confidence) },
        Slots: slots,
      })),
    }),
  });
  return plan.choose(intent, call);
}

const valuesOf = <A, B>(map: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
