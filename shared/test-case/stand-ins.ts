import type { Json, JsonObject } from '../flow/document.ts';
import type { StandIn } from './call-script.ts';
import { at, isObject, textAt } from './test-case.ts';

/** Stand-ins as `OverrideSystemBehavior`, and back. The names of results differ from those of flow conditions. */

const hoursAnswers = ['InHours', 'OutOfHours'] as const;
const failures = ['TimeLimitExceeded', 'NoMatchingError', 'QueueAtCapacity'] as const;

export function overrideOf(one: StandIn): JsonObject {
  const [ActionType, key, name] =
    'function' in one
      ? ['InvokeLambdaFunction', 'LambdaFunctionARN', one.function]
      : 'hours' in one
        ? ['CheckHoursOfOperation', 'HoursOfOperationId', one.hours]
        : 'bot' in one
          ? ['ConnectParticipantWithLexBot', 'LexV2Bot', { AliasArn: one.bot }]
          : ['TransferContactToQueue', 'QueueId', one.queue];
  const Properties = { ActionType, ActionParameters: { [key]: name }, Strategy: strategyOf(one) };
  return { ActionType: 'OverrideSystemBehavior', Behavior: { Type: 'FlowAction', Properties } };
}

function strategyOf(one: StandIn): JsonObject {
  if ('by' in one) return { Type: 'SubstituteResource', SubstituteArn: one.by };
  const delay = 'seconds' in one && one.seconds !== undefined && { DelaySeconds: one.seconds };
  if ('fails' in one) return mock({ Type: 'Error', Error: { ...delay, Value: one.fails } });
  const result =
    'are' in one
      ? { Value: one.are }
      : { DelaySeconds: one.seconds ?? 0, LoadedData: JSON.stringify(one.answers) };
  return mock({ Type: 'ExecutionResult', ExecutionResult: result });
}

const mock = (Response: JsonObject): JsonObject => ({ Type: 'MockResponse', Response });

/** The stand-in of an override, or a sentence why it cannot run here. */
export function standInOf(parameters: JsonObject): StandIn | string {
  const properties = at(parameters, 'Behavior', 'Properties');
  const type = textAt(properties, 'ActionType');
  const strategy = at(properties, 'Strategy');
  const what = { type, given: at(properties, 'ActionParameters'), by: textAt(strategy, 'SubstituteArn') };
  const error = at(strategy, 'Response', 'Error');
  const failure = failures.find((one) => one === textAt(error, 'Value'));
  if (error !== undefined && !failure)
    return `${type} cannot fail with "${textAt(error, 'Value')}"; use ${failures.join(', ')}`;
  const seconds = secondsIn(textAt(error, 'DelaySeconds'));
  const result = at(strategy, 'Response', 'ExecutionResult');
  switch (type) {
    case 'InvokeLambdaFunction':
      return ofFunction(textAt(what.given, 'LambdaFunctionARN'), { by: what.by, failure, seconds, result });
    case 'CheckHoursOfOperation':
      return ofHours(textAt(what.given, 'HoursOfOperationId'), failure, textAt(result, 'Value'));
    case 'ConnectParticipantWithLexBot':
      return ofBot(textAt(what.given, 'LexV2Bot', 'AliasArn'), { by: what.by, failure, seconds });
    case 'TransferContactToQueue':
    case 'DequeueAndTransferToQueue':
      return ofQueue(textAt(what.given, 'QueueId'), what.by, failure);
    default:
      return `an override of ${type || 'nothing'} is not run here; functions, hours, queues and Lex bots are`;
  }
}

type Failure = (typeof failures)[number];
type Delay = { readonly seconds?: number };

/** No delay is not written. */
const secondsIn = (text: string): Delay => (Number(text) > 0 ? { seconds: Number(text) } : {});

function ofFunction(
  name: string,
  how: { by: string; failure: Failure | undefined; seconds: Delay; result: Json | undefined },
): StandIn | string {
  if (how.by !== '') return { function: name, by: how.by };
  if (how.failure === 'QueueAtCapacity') return 'a function cannot fail with QueueAtCapacity';
  if (how.failure) return { function: name, fails: how.failure, ...how.seconds };
  const answers = answersIn(textAt(how.result, 'LoadedData'));
  if (!answers) return `the answer of ${name} is no JSON object; write LoadedData as one, serialised`;
  return { function: name, answers, ...secondsIn(textAt(how.result, 'DelaySeconds')) };
}

/** The form of a bot's own answer (`LoadedData`) is documented nowhere, so none is made up here. */
function ofBot(
  name: string,
  how: { by: string; failure: Failure | undefined; seconds: Delay },
): StandIn | string {
  if (how.by !== '') return { bot: name, by: how.by };
  if (how.failure === 'TimeLimitExceeded' || how.failure === 'NoMatchingError')
    return { bot: name, fails: how.failure, ...how.seconds };
  return `a bot can be substituted or fail with TimeLimitExceeded or NoMatchingError; the form of an answer that is given for ${name} is documented nowhere`;
}

function answersIn(text: string): Record<string, string> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (!isObject(read)) return undefined;
    const entries = Object.entries(read).map(([key, value]): [string, string] => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return Object.fromEntries(entries);
  } catch {
    return undefined;
  }
}

function ofHours(name: string, failure: Failure | undefined, value: string): StandIn | string {
  if (failure) return { hours: name, fails: 'NoMatchingError' };
  const are = hoursAnswers.find((one) => one === value);
  return are ? { hours: name, are } : `hours answer ${hoursAnswers.join(' or ')}, not "${value}"`;
}

function ofQueue(name: string, by: string, failure: Failure | undefined): StandIn | string {
  if (by !== '') return { queue: name, by };
  if (failure === 'QueueAtCapacity' || failure === 'NoMatchingError') return { queue: name, fails: failure };
  return 'a queue can be substituted or fail with QueueAtCapacity or NoMatchingError';
}
