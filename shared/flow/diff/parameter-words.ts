/** Sentences for changed parameters. `x` is the step, `was` and `now` are values in words. */
interface Told {
  readonly x: string;
  readonly was: string;
  readonly now: string;
  /** Last part of the path: the key of an attribute, the moment of a hook. */
  readonly key: string;
}
type Say = (told: Told) => string;

/** The first pattern that fits the dotted path decides. */
const sayings: readonly (readonly [path: RegExp, say: Say])[] = [
  [
    /^InputTimeLimitSeconds$|^LexTimeoutSeconds/,
    ({ x, ...v }) => `The wait for an answer at ${x} is now ${seconds(v)}.`,
  ],
  [/InterdigitTimeLimitSeconds$/, ({ x, ...v }) => `The wait between two keys at ${x} is now ${seconds(v)}.`],
  [/MaximumLength$/, ({ x, ...v }) => `${x} now takes at most ${counted(v, 'digits')}.`],
  [/InputTerminationSequence$/, ({ x, ...v }) => `An entry at ${x} now ends with ${plain(v)}.`],
  [
    /^InputEncryption\.EncryptionKeyId$/,
    ({ x, ...v }) => `What is keyed at ${x} is now encrypted with ${plain(v, 'nothing: it stays in clear')}.`,
  ],
  [/^LambdaFunctionARN$/, ({ x, ...v }) => `${x} now calls the function ${plain(v)}.`],
  [/^InvocationTimeLimitSeconds$/, ({ x, ...v }) => `${x} now waits for its function at most ${seconds(v)}.`],
  [
    /^LambdaInvocationAttributes\./,
    ({ x, key, ...v }) => `${x} now gives its function as ${key} ${plain(v)}.`,
  ],
  [/QueueId$/, ({ x, ...v }) => `${x} now means the queue ${plain(v, 'chosen before')}.`],
  [/AgentId$/, ({ x, ...v }) => `${x} now means the agent ${plain(v)}.`],
  [
    /^HoursOfOperationId$/,
    ({ x, ...v }) => `${x} now goes by the hours ${plain(v, 'of the working queue')}.`,
  ],
  [/ContactFlowId$/, ({ x, ...v }) => `${x} now leads to the flow ${plain(v)}.`],
  [/^FlowModuleId$/, ({ x, ...v }) => `${x} now runs the module ${plain(v)}.`],
  [/^EventHooks\./, ({ x, key, ...v }) => `From ${x} on, the flow for ${key} is now ${plain(v)}.`],
  [/^(?:Flow)?Attributes\./, ({ x, key, ...v }) => `${x} now notes as ${key} ${plain(v)}.`],
  [
    /ScreenRecordedParticipants$/,
    ({ x, ...v }) => `From ${x} on, screen recording is now of ${plain(v, 'nobody')}.`,
  ],
  [/RecordedParticipants$/, ({ x, ...v }) => `From ${x} on, recording is now of ${plain(v, 'nobody')}.`],
  [
    /IVRRecordingBehavior$/,
    ({ x, ...v }) =>
      `From ${x} on, recording of what callers say to the flow is now ${plain(v, 'as before the step')}.`,
  ],
  [/Analytics.*\.Enabled$/, ({ x, ...v }) => `From ${x} on, analytics is now ${onOff(v)}.`],
  [/^FlowLoggingBehavior$/, ({ x, ...v }) => `From ${x} on, flow logging is now ${plain(v)}.`],
  [/^LoopCount$/, ({ x, ...v }) => `${x} now gives ${counted(v, 'rounds')}.`],
  [/^TimeLimitSeconds$/, ({ x, ...v }) => `${x} now waits ${seconds(v)}.`],
  [/^TextToSpeechVoice$/, ({ x, ...v }) => `From ${x} on, the voice is now ${plain(v)}.`],
  [/^LanguageCode$/, ({ x, ...v }) => `From ${x} on, the language is now ${plain(v, 'unchanged')}.`],
  [/^ThirdPartyPhoneNumber$/, ({ x, ...v }) => `${x} now connects callers to ${plain(v)}.`],
  [
    /^ThirdPartyConnectionTimeLimitSeconds$/,
    ({ x, ...v }) => `${x} now lets the other number ring for ${seconds(v)}.`,
  ],
  [/^(?:ComparisonValue|MetricType)$/, ({ x, ...v }) => `${x} now looks at ${plain(v)}.`],
  [
    /^QueuePriority$/,
    ({ x, ...v }) => `From ${x} on, the priority in the queue is now ${plain(v, 'unchanged')}.`,
  ],
  [/^InitialCallDelaySeconds$/, ({ x, ...v }) => `The callback of ${x} now comes after ${seconds(v)}.`],
  [/^RetryDelaySeconds$/, ({ x, ...v }) => `The callback of ${x} is now tried again after ${seconds(v)}.`],
  [
    /^MaximumConnectionAttempts$/,
    ({ x, ...v }) => `The callback of ${x} is now tried ${counted(v, 'times')}.`,
  ],
];

/** One sentence for one changed parameter; `undefined` stands for "not given". */
export function parameterSentence(
  path: string,
  x: string,
  values: { readonly was: string | undefined; readonly now: string | undefined },
): string {
  const key = path.split('.').at(-1) ?? path;
  const say = sayings.find(([pattern]) => pattern.test(path))?.[1] ?? ((told) => generic(path, told));
  const sentence = say({ x, key, was: values.was ?? '', now: values.now ?? '' });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const generic = (path: string, { x, ...v }: Told): string =>
  `At ${x}, ${path.replaceAll('.', ' › ')} is now ${plain(v)}.`;

type Values = Pick<Told, 'was' | 'now'>;

const plain = ({ was, now }: Values, otherwise = 'nothing'): string =>
  `${quoted(now, otherwise)} (before: ${quoted(was, otherwise)})`;

/** Texts with blanks in them need quotes to be seen as one value. */
const quoted = (value: string, otherwise: string): string =>
  value === '' ? otherwise : /\s/.test(value) ? `“${value}”` : value;

const counted = ({ was, now }: Values, things: string): string =>
  `${now || 'any number of'} ${things} (before: ${was || 'any number'})`;

const seconds = ({ was, now }: Values): string =>
  `${now === '' ? 'not limited' : `${now} s`} (before: ${was === '' ? 'not limited' : `${was} s`})`;

const onOff = ({ was, now }: Values): string =>
  `${now === 'true' ? 'on' : 'off'} (before: ${was === 'true' ? 'on' : 'off'})`;
