import { z } from 'zod';
import type { SettingsProblem } from './problem.ts';
import { value } from './value.ts';

/**
 * Healthcare mode: what may carry patients' data to where nobody looks after it is off, and each needs a reason to be
 * switched on (R-136, R-139). Only switches that change the templates stand here; the test of settings compares them.
 */
const gated = {
  chatAttachments: 'Patients may send files into a chat: pictures and papers that nobody has redacted.',
  liveTranscripts:
    'Every word of a running call goes onto a stream before anything is redacted, e.g. for a supervisor’s screen.',
} as const;

export type Feature = keyof typeof gated;
export const features = Object.keys(gated) as readonly Feature[];

/** Known ways to leak that this centre does not have. A switch for them would be a promise that nothing keeps. */
const notBuilt: Readonly<Record<string, string>> = {
  patientDataInTexts:
    'Texts are not encrypted on their way and show on locked screens. They carry a code or a link, never what it is about.',
  voicemailByMail:
    'A mailbox keeps the recording outside of retention, legal hold and access log. A message says that there is one.',
  transcriptsByMail: 'A mailbox keeps the words outside of retention, legal hold and access log.',
  thirdPartyAnalytics:
    'A third party needs a business associate agreement of its own and a list of what it gets.',
  unredactedLogs: 'Logs are read by more people than records are. They hold outcomes and opaque references.',
  unredactedTranscripts: 'Contact Lens writes the redacted transcript alone.',
  generativeAi:
    'What a model says to a patient has no recorded human review. Every prompt here has one, or production refuses it.',
  otherServices:
    'A service outside of the agreement with AWS may not hold patient data. Check it and add it to infra/eligible-services.ts, with its evidence.',
};

const off = { on: false } as const;
const reasonOf = z.strictObject({
  on: z.literal(true),
  reason: z.string().trim().min(1),
});

type Switch = typeof off | z.infer<typeof reasonOf>;

/** `false`, or `{ "on": true, "reason": … }`. */
const switched = (feature: Feature) =>
  value<false | Switch>((given) => given === false || reasonOf.safeParse(given).success || isOff(given), {
    what: 'is not false, nor { "on": true, "reason": "…" }',
    why: gated[feature],
    fix: 'Leave it out, or write who needs it and what keeps the data safe, as the reason.',
  })
    .default(false)
    .transform((given): Switch => (given === false ? off : given));

const isOff = (given: unknown): boolean => z.strictObject({ on: z.literal(false) }).safeParse(given).success;

const shape = {
  chatAttachments: switched('chatAttachments'),
  liveTranscripts: switched('liveTranscripts'),
} satisfies Readonly<Record<Feature, unknown>>;

/** Off unless a reason is given. Names that are not here are refused by `featureProblems`, with why. */
export const featureSettings = z.object(shape).prefault({});

/** Names that are no switch, and in production reasons of no substance. Reads what was given, as `productionProblems` does. */
export function featureProblems(given: unknown): SettingsProblem[] {
  const settings = groupOf(given);
  const chosen = Object.entries(groupOf(settings.features));
  return chosen.flatMap(([name, choice]): SettingsProblem[] => {
    const path = `settings.features.${name}`;
    const leak = notBuilt[name];
    if (leak !== undefined) {
      return [{ path, what: 'is not built, and stays off', why: leak, fix: 'Remove it.' }];
    }
    if (!(name in gated)) {
      const fix = `Correct or remove it; there are ${features.join(', ')}.`;
      return [{ path, what: 'is not a feature', why: 'A misspelt setting would be ignored.', fix }];
    }
    const { on, reason } = groupOf(choice);
    if (settings.stage !== 'production' || on !== true || isSubstance(reason)) return [];
    return [{ path: `${path}.reason`, ...tooThin }];
  });
}

const tooThin = {
  what: 'says too little for stage "production"',
  why: 'An auditor reads it: what may leak, who accepted that, and what is done about it (R-136).',
  fix: 'Write at least 40 characters in eight words or more, e.g. "Wound photographs for the nurse line; scanned, 90 days, accepted by the privacy officer 2026-11-02".',
};

/** Words enough to be a reason and not a reflex. */
const isSubstance = (reason: unknown): boolean =>
  typeof reason === 'string' &&
  reason.trim().length >= 40 &&
  new Set(reason.toLowerCase().match(/[\p{L}\p{N}]+/gu)).size >= 8;

const groupOf = (given: unknown): Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : {};
