// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub is written so.
import { describe, expect, it } from 'vitest';
import type { Json, StackTemplate, Template } from '../../../infra/templates/template.ts';
import { createResolver, NotProvidedYet } from '../../../local/templates/resolve.ts';

const stack = (name: string, template: Partial<Template>): StackTemplate => ({
  stack: name,
  template: { Resources: {}, ...template },
});
const table = { Type: 'AWS::DynamoDB::Table' };
const resolverOf = (...stacks: StackTemplate[]) => createResolver(stacks, (name) => `http://local/${name}`);
const valueIn = (template: Partial<Template>, value: Json) =>
  resolverOf(stack('one', template)).value('one', value);

describe('the template resolver', () => {
  it('gives a resource a name and a realistic ARN, the same at every start', () => {
    const read = () => {
      const resolver = resolverOf(stack('one', { Resources: { T: table, K: { Type: 'AWS::KMS::Key' } } }));
      return [{ Ref: 'T' }, { 'Fn::GetAtt': ['T', 'Arn'] }, { 'Fn::GetAtt': 'K.Arn' }].map((value) =>
        resolver.value('one', value),
      );
    };
    const [name, tableArn, keyArn] = read();
    expect(name).toBe('one-T');
    expect(tableArn).toBe('arn:aws:dynamodb:us-east-1:000000000000:table/one-T');
    expect(keyArn).toMatch(/^arn:aws:kms:us-east-1:000000000000:key\/[0-9a-f-]{36}$/);
    expect(read()).toEqual([name, tableArn, keyArn]);
  });

  it('places what belongs to a Connect instance under its ARN', () => {
    const instance = { Type: 'AWS::Connect::Instance' };
    const queue = {
      Type: 'AWS::Connect::Queue',
      Properties: { InstanceArn: { 'Fn::GetAtt': ['I', 'Arn'] } },
    };
    const resolver = resolverOf(stack('one', { Resources: { I: instance, Q: queue } }));
    const instanceArn = resolver.text('one', { Ref: 'I' });
    expect(resolver.text('one', { 'Fn::GetAtt': ['Q', 'QueueArn'] })).toMatch(
      new RegExp(`^${instanceArn}/queue/[0-9a-f-]{36}$`),
    );
  });

  it.each<[string, Json, Json]>([
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 3]] }, 'a-us-east-1-3'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${AWS::Partition}/${T}/${T.Arn}/${!kept}' },
      'aws/one-T/arn:aws:dynamodb:us-east-1:000000000000:table/one-T/${kept}',
    ],
    ['Fn::Sub with values of its own', { 'Fn::Sub': ['${own}-${T}', { own: { Ref: 'P' } }] }, 'given-one-T'],
    ['Fn::Select of Fn::Split', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'x/y/z'] }] }, 'y'],
    ['Fn::If', { 'Fn::If': ['Yes', 'then', 'else'] }, 'then'],
    ['a condition negated', { 'Fn::If': ['No', 'then', { a: 'else' }] }, { a: 'else' }],
    [
      'AWS::NoValue, which vanishes',
      { kept: 1, gone: { Ref: 'AWS::NoValue' }, list: [{ Ref: 'AWS::NoValue' }, 2] },
      { kept: 1, list: [2] },
    ],
    ['a parameter by its default', { Ref: 'P' }, 'given'],
    ['what only looks like an intrinsic', { Ref: 'T', other: 1 }, { Ref: 'T', other: 1 }],
  ])('resolves %s', (_name, value, expected) => {
    const template = {
      Resources: { T: table },
      Parameters: { P: { Default: 'given' } },
      Conditions: {
        Yes: { 'Fn::Equals': [{ Ref: 'P' }, 'given'] },
        No: { 'Fn::Not': [{ Condition: 'Yes' }] },
      },
    };
    expect(valueIn(template, value)).toEqual(expected);
  });

  it('follows a value that one stack exports and another imports', () => {
    const exporting = stack('one', {
      Resources: { T: table },
      Outputs: { O: { Value: { 'Fn::GetAtt': ['T', 'Arn'] }, Export: { Name: 'one:T' } } },
    });
    const resolver = resolverOf(exporting, stack('two', {}));
    const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/one-T';
    expect(resolver.value('two', { 'Fn::ImportValue': 'one:T' })).toBe(arn);
    expect(resolver.value('two', { 'Fn::GetStackOutput': { StackName: 'one', OutputName: 'O' } })).toBe(arn);
  });

  it('gives the answer of a custom resource once it has run, and says so before', () => {
    const resolver = resolverOf(stack('one', { Resources: { C: { Type: 'Custom::Key' } } }));
    const value = { 'Fn::GetAtt': ['C', 'Certificate'] };
    expect(() => resolver.value('one', value)).toThrow(NotProvidedYet);
    const [custom] = resolver.resources;
    if (custom) resolver.provide(custom, 'id', { Certificate: 'PEM' });
    expect(resolver.value('one', value)).toBe('PEM');
  });

  it.each<[string, Json, string]>([
    ['an intrinsic that it does not know', { 'Fn::Cidr': ['10.0.0.0/8', 1, 8] }, 'it uses Fn::Cidr'],
    [
      'a resource that is not there',
      { Ref: 'Nobody' },
      'it refers to Nobody, which is no resource and no parameter with a default',
    ],
    [
      'an attribute without a value',
      { 'Fn::GetAtt': ['T', 'StreamLabel'] },
      'it reads T.StreamLabel, an attribute of AWS::DynamoDB::Table that has no value here',
    ],
    ['an import that nobody exports', { 'Fn::ImportValue': 'x' }, 'it imports x, which no stack exports'],
  ])('refuses %s by name', (_name, value, reason) => {
    expect(() => valueIn({ Resources: { T: table } }, value)).toThrow(
      `The template of stack one cannot be read: ${reason}. Teach infra/templates or local/templates about it, or write the stack without it.`,
    );
  });
});
