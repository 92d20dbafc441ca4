import { describe, expect, it } from 'vitest';
import { connectRules, quotas } from '../../infra/connect-rules.ts';
import { concrete } from '../../infra/templates/concrete.ts';
import { estateOf } from '../../infra/templates/estate.ts';
import type { JsonMap, Resource } from '../../infra/templates/template.ts';
import { synthesize } from './synthesized.ts';

type Resources = Readonly<Record<string, Resource>>;

/** `where wrong` of everything that a rule finds in a small centre of one stack. */
function problems(id: string, resources: Resources | readonly Resource[], stage = 'demo'): string[] {
  const Resources: Resources = Array.isArray(resources)
    ? Object.fromEntries(resources.map((resource, index) => [`R${index}`, resource]))
    : Object(resources);
  const centre = concrete(estateOf([{ stack: 's', template: { Resources } }], { stage }));
  const rule = connectRules.find((one) => one.id === id);
  if (!rule) throw new Error(`No rule ${id}.`);
  return rule.check(centre).map((found) => `${found.id} ${found.wrong}`);
}

const instanceArn = 'arn:aws:connect:us-west-2:111122223333:instance/i';

const flow = (Name: string, Content: JsonMap | string = '{"Actions":[]}'): Resource => ({
  Type: 'AWS::Connect::ContactFlow',
  Properties: { Name, Type: 'CONTACT_FLOW', Content, InstanceArn: instanceArn },
});

describe('the Connect rules', () => {
  it('find nothing in the centre', () => {
    const settings = { size: 'large' };
    const centre = concrete(estateOf(synthesize({ settings }).stacks, { stage: 'demo' }));
    const found = connectRules.flatMap((rule) =>
      rule.check(centre).map((broken) => `${centre.where(broken)} ${broken.wrong} [${rule.id}]`),
    );
    expect(found).toEqual([]);
    // What is counted is really there.
    for (const type of Object.keys(quotas).filter((one) => one !== 'AWS::Connect::User'))
      expect(
        centre.resources.some(({ resource }) => resource.Type === type),
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
    const queue = {
      Type: 'AWS::Connect::Queue',
      Properties: { InstanceArn: instanceArn },
    };
    const joined = (text: string) => ({ 'Fn::Join': ['', [text, { Ref: 'Queue' }]] });
    expect(
      problems('content-fits', {
        Queue: queue,
        A: flow('a', joined('x'.repeat(255_800))),
        B: flow('b', joined('x'.repeat(255_960))),
      }),
    ).toEqual(['B has too much content']);
  });

  it('R-130: find a permission that Connect does not know', () => {
    const profile = {
      Type: 'AWS::Connect::SecurityProfile',
      Properties: { SecurityProfileName: 'p', Permissions: ['BasicAgentAccess', 'Recordings.Listen'] },
    };
    expect(problems('permission-names-known', [profile])).toEqual([
      'R0 gives the unknown permission "Recordings.Listen"',
    ]);
  });

  it('find two security profiles of one name, which stands in another property', () => {
    const profile = { Type: 'AWS::Connect::SecurityProfile', Properties: { SecurityProfileName: 'p' } };
    expect(problems('names-are-unique', [profile, profile])).toEqual(['R1 has a name that is taken: "p"']);
  });

  it('find passwords', () => {
    expect(problems('no-passwords', [{ Type: 'AWS::Connect::User', Properties: { Password: 'x' } }])).toEqual(
      ['R0 has a password'],
    );
  });
});

describe('a flow', () => {
  const fn = { Type: 'AWS::Lambda::Function', Properties: { Timeout: 8 } };
  const association = {
    Type: 'AWS::Connect::IntegrationAssociation',
    Properties: { InstanceId: instanceArn, IntegrationArn: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
  };
  const permission = {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] },
      Action: 'lambda:InvokeFunction',
      Principal: 'connect.amazonaws.com',
      SourceArn: instanceArn,
    },
  };
  const content = (Parameters: JsonMap) => {
    const [before = '', after = ''] = JSON.stringify({
      Actions: [{ Identifier: 'step', Type: 'X', Parameters }],
    }).split('HERE');
    return (pointsTo: JsonMap): JsonMap => ({ 'Fn::Join': ['', [before, pointsTo, after]] });
  };
  const calling = content({ LambdaFunctionARN: 'HERE', InvocationTimeLimitSeconds: '8' });
  const house = {
    Fn: fn,
    Association: association,
    Permission: permission,
    Flow: flow('f', calling({ 'Fn::GetAtt': ['Fn', 'Arn'] })),
  };

  it('that calls a function of its instance passes every rule', () => {
    for (const id of [
      'flow-names-what-exists',
      'called-functions-are-associated',
      'functions-end-before-the-flow-gives-up',
    ])
      expect(problems(id, house), id).toEqual([]);
  });

  it('that calls an unassociated function is named with its step and the function', () => {
    const { Association: _, ...without } = house;
    expect(problems('called-functions-are-associated', without)).toEqual([
      'Flow calls at step "step" s/Fn, which is not associated with the instance',
    ]);
  });

  it('that calls a function without permission, or with one for another service, is named', () => {
    const forAnother = {
      ...permission,
      Properties: { ...permission.Properties, Principal: 'lex.amazonaws.com' },
    };
    expect(problems('called-functions-are-associated', { ...house, Permission: forAnother })).toEqual([
      'Flow calls at step "step" s/Fn, which does not let the instance call it',
    ]);
  });

  it('that puts callers into hours instead of a queue is named', () => {
    const hours = { Type: 'AWS::Connect::HoursOfOperation', Properties: { InstanceArn: instanceArn } };
    const wrong = content({ QueueId: 'HERE' })({ Ref: 'Hours' });
    expect(problems('flow-names-what-exists', { ...house, Hours: hours, Flow: flow('f', wrong) })).toEqual([
      'Flow names at step "step", QueueId, s/Hours, which is an AWS::Connect::HoursOfOperation and not an AWS::Connect::Queue',
    ]);
  });

  it('that holds an ARN of nobody here is named', () => {
    const foreign = 'arn:aws:connect:us-west-2:111122223333:instance/i/queue/q';
    const text = JSON.stringify({ Actions: [{ Identifier: 'step', Parameters: { QueueId: foreign } }] });
    expect(problems('flow-names-what-exists', { ...house, Flow: flow('f', text) })).toEqual([
      `Flow names at step "step", QueueId, ${foreign}, which is no resource of this centre`,
    ]);
  });

  it('that waits shorter than its function runs is named, and one that waits too long', () => {
    const hasty = content({ LambdaFunctionARN: 'HERE', InvocationTimeLimitSeconds: '4' });
    const patient = content({ LambdaFunctionARN: 'HERE', InvocationTimeLimitSeconds: '9' });
    const on = (make: typeof hasty) =>
      problems('functions-end-before-the-flow-gives-up', {
        ...house,
        Flow: flow('f', make({ 'Fn::GetAtt': ['Fn', 'Arn'] })),
      });
    expect(on(hasty)).toEqual(['Flow waits 4 s at step "step" for s/Fn, which may run 8 s']);
    expect(on(patient)).toEqual(['Flow waits 9 s at step "step", and Connect at most 8 s']);
  });
});

describe('a name', () => {
  it('of 65 characters is too long for an instance', () => {
    const named = { Type: 'AWS::Connect::Instance', Properties: { InstanceAlias: 'a'.repeat(65) } };
    expect(problems('names-fit', [named])).toEqual([
      'R0 has a InstanceAlias of 65 characters, and at most 45 fit',
    ]);
  });

  it('of a function may be too long together with its alias', () => {
    const fn = { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'f'.repeat(64) } };
    const alias = {
      Type: 'AWS::Lambda::Alias',
      Properties: { FunctionName: { Ref: 'Fn' }, Name: 'a'.repeat(50) },
    };
    const association = {
      Type: 'AWS::Connect::IntegrationAssociation',
      Properties: { IntegrationArn: { Ref: 'Alias' } },
    };
    expect(problems('names-fit', { Fn: fn, Alias: alias, Association: association })).toEqual([
      'Association has a IntegrationArn of 162 characters, and at most 140 fit',
    ]);
  });
});

describe('a number', () => {
  const claimed = { Type: 'AWS::Connect::PhoneNumber', Properties: { Type: 'DID' } };
  it('is not claimed in stage test', () => {
    expect(problems('no-number-claimed-in-tests', [claimed], 'test')).toEqual([
      'R0 claims a public number in stage "test"',
    ]);
    expect(problems('no-number-claimed-in-tests', [claimed], 'production')).toEqual([]);
  });
});

describe('a stack', () => {
  it('of more than 450 resources is named', () => {
    const topics = Array.from({ length: 451 }, () => ({ Type: 'AWS::SNS::Topic' }));
    expect(problems('stacks-fit', topics)[0]).toMatch(/^R0 is in a stack of 451 resources/);
  });
});
