import { z } from 'zod';
import { adapterSettings, textOriginationSetting } from './settings/adapters.ts';
import { agentsSettings } from './settings/agents.ts';
import { clinicSettings } from './settings/clinic.ts';
import { featureProblems, featureSettings } from './settings/features.ts';
import { holidaySettings, hoursSettings } from './settings/hours.ts';
import { instanceSettings } from './settings/instance.ts';
import { listenersSetting } from './settings/listeners.ts';
import { operationSettings } from './settings/operation.ts';
import type { SettingsProblem } from './settings/problem.ts';
import { productionProblems } from './settings/production.ts';
import { moreQueuesSetting, sizeSetting } from './settings/queues.ts';
import { retentionSettings } from './settings/retention.ts';
import { baaReferenceSetting, stageSetting } from './settings/stage.ts';
import { cardInputSlotsSetting, numberSettings } from './settings/telephony.ts';

const settingsObject = z.strictObject({
  stage: stageSetting,
  baaReference: baaReferenceSetting,
  clinic: clinicSettings,
  hours: hoursSettings,
  holidays: holidaySettings,
  number: numberSettings,
  instance: instanceSettings,
  size: sizeSetting,
  moreQueues: moreQueuesSetting,
  cardInputSlots: cardInputSlotsSetting,
  agents: agentsSettings,
  adapters: adapterSettings,
  textOrigination: textOriginationSetting,
  retention: retentionSettings,
  recordingListeners: listenersSetting,
  operation: operationSettings,
  features: featureSettings,
});
const schema = settingsObject.prefault({});

export const settingNames: readonly string[] = Object.keys(settingsObject.shape);

/** Everything that differs from clinic to clinic and from stage to stage. */
export type Settings = z.infer<typeof schema>;

/** Settings as somebody writes them: what has a default may be left out. */
export type GivenSettings = z.input<typeof settingsObject>;

/** For a settings file in TypeScript: the editor knows every setting. Values are checked when the file is read. */
export const defineSettings = (settings: GivenSettings): GivenSettings => settings;

/** Wrong settings: all problems at once. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly SettingsProblem[];
  constructor(problems: readonly SettingsProblem[]) {
    super(
      `The settings have ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}; nothing was synthesized.\n` +
        problems.map((p) => `  ${p.path}: ${p.what}. ${p.why} ${p.fix}`).join('\n'),
    );
    this.problems = problems;
  }
}

/** Validates settings and fills in the demo clinic for what is missing. Throws `SettingsError`. */
export function readSettings(json?: unknown): Settings {
  const read = schema.safeParse(json ?? {});
  const problems = [
    ...(read.error?.issues ?? []).flatMap((issue) => problemsOf(issue, json ?? {})),
    ...featureProblems(json ?? {}),
    ...productionProblems(json ?? {}),
  ];
  if (read.success && problems.length === 0) return read.data;
  throw new SettingsError(problems);
}

const explanation = z.object({ what: z.string(), why: z.string(), fix: z.string() });

function problemsOf(issue: z.core.$ZodIssue, json: unknown): SettingsProblem[] {
  const path = ['settings', ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    const why = 'A misspelt setting would be ignored.';
    const fix = 'Correct or remove it; infra/SETTINGS.md lists the settings.';
    return issue.keys.map((key) => ({ path: `${path}.${key}`, what: 'is not a setting', why, fix }));
  }
  const given = show(at(json, issue.path));
  const said = explanation.safeParse(issue.code === 'custom' ? issue.params : undefined);
  if (said.success) return [{ path, ...said.data, what: `${given} ${said.data.what}` }];
  const expected = issue.code === 'invalid_type' ? issue.expected : 'something else';
  const why = 'Its parts cannot be read.';
  const fix = 'Correct it; infra/SETTINGS.md lists the settings.';
  return [
    { path, what: `${given} is not ${expected === 'array' ? 'a list' : 'a group of settings'}`, why, fix },
  ];
}

function at(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    json,
  );
}

const show = (value: unknown): string =>
  value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
