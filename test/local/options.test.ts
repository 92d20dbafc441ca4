import { describe, expect, it } from 'vitest';
import { centreOptions } from '../../local/options.ts';

const given = (settings: string) => centreOptions({ settings }, () => {});

describe('the settings of a local centre', () => {
  it('may be the same file of TypeScript that is deployed', () => {
    expect(given('infra/settings/examples/large.ts').settings).toMatchObject({ size: 'large' });
  });

  it('are refused in words when the file is not there', () => {
    expect(() => given('nowhere.json')).toThrow(
      'The settings file nowhere.json cannot be read. Give a file of',
    );
  });
});
