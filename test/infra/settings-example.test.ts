import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings, settingNames } from '../../infra/settings.ts';

describe('the example of infra/SETTINGS.md', () => {
  const [, text = ''] = readFileSync('infra/SETTINGS.md', 'utf8').match(/```json\n([\s\S]+?)```/) ?? [];
  const example: Record<string, unknown> = JSON.parse(text);

  it('is accepted', () => {
    expect(readSettings(example).clinic.name).toBe('Harbor Clinic');
  });

  it('shows every setting', () => {
    expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
  });
});
