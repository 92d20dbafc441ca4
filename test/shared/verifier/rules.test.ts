import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../shared/verifier/rules.ts';
import { verify } from '../../../shared/verifier/verify.ts';

describe.each(rules)('rule $id', (rule) => {
  it('finds its wrong example', () => {
    const { sources, policy } = rule.wrong;
    const found = verify(sources, { rules: [rule.id], ...(policy && { policy }) });
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding.rule).toBe(rule.id);
      expect(finding.message).toMatch(/^[\p{L}"/$0-9][\s\S]*[.?]$/u);
      expect(finding.fix).not.toBe('');
      expect(finding.why).toBe(rule.why);
    }
  });

  it('finds nothing in its right example, and no other rule an error', () => {
    const { sources, policy } = rule.right;
    const found = verify(sources, { ...(policy && { policy }) });
    expect(found.filter((finding) => finding.rule === rule.id || finding.level === 'error')).toEqual([]);
  });

  it('says why in a paragraph and names a source', () => {
    expect(rule.why.length).toBeGreaterThan(60);
    expect(rule.source).not.toBe('');
  });
});

describe('the list of rules', () => {
  it('holds every file of the folder once', () => {
    const folder = new URL('../../../shared/verifier/rules/', import.meta.url);
    const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
    expect(rules.map((rule) => rule.id).toSorted()).toEqual(files.toSorted());
  });
});
