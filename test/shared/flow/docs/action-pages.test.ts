import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allActions } from '../../../../shared/flow/actions.ts';
import { exampleAction } from '../../../../shared/flow/docs/example-action.ts';
import { parse } from '../../../../shared/flow/parse.ts';
import { breaches } from '../breaches.ts';
import { pages, pagesFolder } from './write-action-pages.ts';

describe('the page of each action', () => {
  it('is what the definition gives (else: node test/shared/flow/docs/write-action-pages.ts)', () => {
    const written = pages();
    expect(readdirSync(pagesFolder).sort()).toEqual(written.map(([file]) => file).sort());
    for (const [file, text] of written) expect(readFileSync(new URL(file, pagesFolder), 'utf8')).toBe(text);
  });

  it.each(allActions.map((spec) => [spec.type, spec] as const))(
    'shows an example that %s allows',
    (_, spec) => {
      const example = exampleAction(spec);
      const flow = parse({ Version: '2019-10-30', StartAction: 'example', Metadata: {}, Actions: [example] });
      const step = flow.steps.example;
      expect(step && breaches(spec, step)).toEqual([]);
    },
  );
});
