import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnResource } from 'aws-cdk-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogues, languages } from '../../contact-flows/prompts/prompts.ts';
import { allStacks, createApp } from '../../infra/create-app.ts';
import { eligibleServices } from '../../infra/eligible-services.ts';
import { readSettings } from '../../infra/settings.ts';
import { reviewedPrompts } from '../../infra/verified-flows.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { functionsFolder } from './functions-folder.ts';

const { functionsFolder: source, bundleFolder, folder, remove } = functionsFolder();
afterAll(remove);
const functions = { functionsFolder: source, bundleFolder, validation: 'none' } as const;

function settingsFile(text: string): string {
  const file = join(folder, 'settings.json');
  writeFileSync(file, text);
  return file;
}

const production = {
  stage: 'production',
  baaReference: '2026-11-02 AWS Artifact agreement-1a2b3c',
  clinic: { name: 'Harbor Clinic', languages: ['en-US'] },
  instance: { signIn: 'saml' },
  textOrigination: 'arn:aws:sms-voice:us-west-2:123456789012:phone-number/phone-1a2b',
};

function messageOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('the app', () => {
  // Flows take most of the time, and these questions are not about them.
  const { app, stacks } = createApp({ ...functions, flows: [] });

  it('is the same for the CLI, the tests and the local centre: the context of cdk.json is always there', () => {
    const { context }: { context: Record<string, unknown> } = JSON.parse(readFileSync('cdk.json', 'utf8'));
    for (const [flag, value] of Object.entries(context))
      expect(app.node.tryGetContext(flag), flag).toEqual(value);
  });

  it('references between stacks fail safe: what another stack uses cannot be replaced under it', () => {
    expect(app.node.tryGetContext('@aws-cdk/core:defaultCrossStackReferences')).toBe('strong');
  });

  it('is named after its stage, in the order of deployment', () => {
    const { stacks } = createApp({
      ...functions,
      flows: [],
      settings: { stage: 'test', clinic: { languages: ['es-US'] } },
    });
    expect(allStacks(stacks).map(({ stackName }) => stackName)).toEqual([
      'careline-test-data',
      'careline-test-telephony',
      'careline-test-desk',
      'careline-test-functions',
      'careline-test-flows-es-US',
      'careline-test-flows-entry',
      'careline-test-observability',
    ]);
  });

  it('has a stack of flows for each language, and one for the flow that leads to all of them', () => {
    const { stacks } = createApp({ ...functions, flows: [], settings: { clinic: { languages } } });
    const named = allStacks(stacks).map(({ stackName }) => stackName);
    expect(named.filter((name) => name.includes('-flows-'))).toEqual(
      [...languages, 'entry'].map((language) => `careline-demo-flows-${language}`),
    );
    expect(languages).toHaveLength(5);
  });

  it('protects the stacks that hold what cannot be made again', () => {
    expect(stacks.data.terminationProtection).toBe(true);
    expect(stacks.telephony.terminationProtection).toBe(true);
  });

  it('takes its settings from the file of the context', () => {
    const settings = settingsFile('{ "clinic": { "name": "Harbor Clinic" } }');
    expect(createApp({ ...functions, flows: [], context: { settings } }).settings.clinic.name).toBe(
      'Harbor Clinic',
    );
  });

  it('says so when that file is not there or not JSON', () => {
    const settings = settingsFile('{ clinic }');
    expect(() => createApp({ ...functions, context: { settings } })).toThrow(
      `The settings file ${settings} is not JSON.`,
    );
    expect(() => createApp({ ...functions, context: { settings: 'nowhere.json' } })).toThrow(
      'The settings file nowhere.json cannot be read. Give a file of JSON or TypeScript; infra/SETTINGS.md lists the settings.',
    );
  });
});

describe('a synthesis', () => {
  it('stops with every reason at once: an unverified flow, unreviewed prompts, a service that is not on the list', () => {
    const flow = defineFlow({
      name: 'endless',
      kind: 'CONTACT_FLOW',
      start: 'say',
      steps: { say: { type: 'MessageParticipant', text: 'Please hold.', next: 'say', onError: 'say' } },
    });
    const { app, stacks } = createApp({
      ...functions,
      settings: production,
      flows: [{ flow, entry: true }],
      outdir: join(folder, 'stopped'),
    });
    new CfnResource(stacks.observability, 'Game', { type: 'AWS::GameLift::Fleet' });
    const message = messageOf(() => app.synth());
    expect(message).toContain('[no-way-out]');
    expect(message).toContain('AWS::GameLift::Fleet');
    const reviewed = Object.values(catalogues['en-US']).every(({ reviewedBy }) => reviewedBy);
    expect(message.includes('no recorded review')).toBe(!reviewed);
    expect(message.includes('infra/eligible-services.ts: nobody')).toBe(
      eligibleServices.checkedOn === undefined,
    );
  });
});

describe('prompts', () => {
  const reviewed = { text: 'Hello.', reviewedBy: 'A. Reviewer', reviewedOn: '2026-11-02' };
  const draft = { text: 'Good-bye.', reviewedBy: null, reviewedOn: null };

  it('that no person has reviewed are not deployed to production', () => {
    const packs = { 'en-US': { hello: reviewed, bye: draft }, 'es-US': { hello: draft } };
    expect(reviewedPrompts(readSettings(production), packs).validate()).toEqual([
      'contact-flows/prompts/en-US.json: 1 prompt has no recorded review (bye). Stage "production" speaks to patients. Let a qualified person review it and fill in reviewedBy and reviewedOn.',
    ]);
    expect(reviewedPrompts(readSettings(production), { 'en-US': { hello: reviewed } }).validate()).toEqual(
      [],
    );
  });

  it('may be tried out unreviewed in the demo', () => {
    expect(reviewedPrompts(readSettings()).validate()).toEqual([]);
  });
});
