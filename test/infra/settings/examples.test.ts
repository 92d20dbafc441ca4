import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../infra/settings.ts';
import { readSettingsFile } from '../../../infra/settings-file.ts';
import { synthesize } from '../synthesized.ts';

const examples = 'infra/settings/examples';

describe('an example of settings', () => {
  it.each(readdirSync(examples))('%s is accepted', (file) => {
    const settings = readSettings(readSettingsFile(join(examples, file)));
    expect(settings.clinic.name).not.toBe(readSettings().clinic.name);
  });

  // A second each: `npm run prove` and CI look at the templates of all.
  it.runIf(process.env.CARELINE_DEEP === '1').each(readdirSync(examples))('%s synthesizes', (file) => {
    const centre = synthesize({ settings: readSettingsFile(join(examples, file)) });
    expect(centre.ofType('AWS::Connect::Instance')).toHaveLength(file === 'existing-instance.ts' ? 0 : 1);
  });
});

describe('a settings file in TypeScript', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'careline-settings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const written = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('is data: Node strips its types', () => {
    const file = written('typed.ts', 'export const settings: { stage: string } = { stage: "test" };');
    expect(readSettingsFile(file)).toEqual({ stage: 'test' });
  });

  it('that exports no settings is told how to', () => {
    const file = written('nameless.ts', 'export const clinic = {};');
    expect(() => readSettingsFile(file)).toThrow(
      `The settings file ${file} exports no \`settings\`. Write "export const settings = defineSettings({ … });"`,
    );
  });

  it('that does not load, or is not there, is named with the reason', () => {
    const file = written('broken.ts', 'export const settings = {');
    expect(() => readSettingsFile(file)).toThrow(`The settings file ${file} cannot be loaded: `);
    expect(() => readSettingsFile('nowhere.ts')).toThrow('The settings file nowhere.ts cannot be loaded: ');
  });
});
