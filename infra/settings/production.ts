import type { SettingsProblem } from './problem.ts';

/**
 * What production needs beyond valid settings. Reads what was given, not what was parsed, so that these problems are
 * named together with all others.
 */
export function productionProblems(given: unknown): SettingsProblem[] {
  if (typeof given !== 'object' || given === null || !('stage' in given) || given.stage !== 'production')
    return [];
  return needs.filter((need) => !need.met(given)).map(({ met: _, ...problem }) => problem);
}

const needs: readonly (SettingsProblem & { readonly met: (given: object) => boolean })[] = [
  {
    path: 'settings.baaReference',
    met: (given) => 'baaReference' in given && given.baaReference !== undefined,
    what: 'nothing is given for stage "production"',
    why: "Patients' data may not reach AWS before a business associate agreement (45 CFR 164.504(e)) is accepted.",
    fix: 'Accept it in AWS Artifact and write date and reference, or use stage "demo" with synthetic data.',
  },
  {
    path: 'settings.clinic.name',
    met: (given) => 'clinic' in given && has(given.clinic, 'name'),
    what: 'nothing is given for stage "production"',
    why: 'Patients would be greeted by the demo clinic.',
    fix: 'Write the name as on the door.',
  },
  {
    path: 'settings.instance.signIn',
    // How agents sign in to an existing instance is seen only in the account.
    met: (given) =>
      'instance' in given &&
      (has(given.instance, 'existing') ||
        has(given.instance, 'signIn', 'saml') ||
        has(given.instance, 'signIn', 'directory')),
    what: '"connect" is not enough for stage "production"',
    why: "Agents see patients' data and need a second factor, which Connect's own passwords lack.",
    fix: 'Write "saml" and connect the identity provider of the clinic, or "directory" with one that asks for a second factor.',
  },
  {
    path: 'settings.textOrigination',
    met: (given) => 'textOrigination' in given && given.textOrigination !== undefined,
    what: 'nothing is given for stage "production"',
    why: 'The simulator number of the demo stage reaches no real phone, so no patient would get a code.',
    fix: 'Register an origination identity in End User Messaging and write its ARN.',
  },
];

const has = (group: unknown, key: string, expected?: unknown): boolean =>
  typeof group === 'object' &&
  group !== null &&
  Object.hasOwn(group, key) &&
  (expected === undefined || Reflect.get(group, key) === expected);
