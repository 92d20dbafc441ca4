import { describe, expect, it } from 'vitest';
import { connectRules, quotas, type TemplateResource } from '../../infra/connect-rules.ts';
import { synthesize } from './synthesized.ts';

function problems(id: string, resources: readonly TemplateResource[]): string[] {
  const rule = connectRules.find((one) => one.id === id);
  const placed = resources.map((resource, index) => ({ id: `R${index}`, template: 't.json', resource }));
  return (rule?.check(placed) ?? []).map((found) => `${found.id} ${found.wrong}`);
}

const flow = (Name: string, Content: unknown = '{}') => ({
  Type: 'AWS::Connect::ContactFlow',
  Properties: { Name, Type: 'CONTACT_FLOW', Content },
});

describe('the Connect rules', () => {
  it('find nothing in the centre', () => {
    const all = synthesize().all.map(({ id, stack, resource }) => ({ id, template: stack, resource }));
    expect(connectRules.flatMap((rule) => rule.check(all))).toEqual([]);
    // What is counted is really there.
    for (const type of Object.keys(quotas))
      expect(
        all.some(({ resource }) => resource.Type === type),
        type,
      ).toBe(true);
  });

  it('R-126: find what would go with its stack', () => {
    const bucket = { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' };
    expect(
      problems('kept-when-the-stack-goes', [bucket, { ...bucket, UpdateReplacePolicy: 'Retain' }]),
    ).toEqual(['R0 is deleted or replaced with its stack']);
  });

  it('find the one flow too many', () => {
    const flows = Array.from({ length: 101 }, (_, index) => flow(`flow ${index}`));
    expect(problems('within-quotas', flows)).toEqual([
      'R100 is one more AWS::Connect::ContactFlow than the quota of 100',
    ]);
  });

  it('find a name that is taken, but not by another kind of flow', () => {
    const whisper = { Type: 'AWS::Connect::ContactFlow', Properties: { Name: 'a', Type: 'AGENT_WHISPER' } };
    expect(problems('names-are-unique', [flow('a'), whisper, flow('a')])).toEqual([
      'R2 has a name that is taken: "a"',
    ]);
  });

  it('count the characters of content with the ARNs that it will hold', () => {
    const joined = (text: string) => ({ 'Fn::Join': ['', [text, { Ref: 'Queue' }]] });
    expect(
      problems('content-fits', [
        flow('a', joined('x'.repeat(255_800))),
        flow('b', joined('x'.repeat(255_900))),
      ]),
    ).toEqual(['R1 has too much content']);
  });

  it('find passwords', () => {
    expect(problems('no-passwords', [{ Type: 'AWS::Connect::User', Properties: { Password: 'x' } }])).toEqual(
      ['R0 has a password'],
    );
  });
});
