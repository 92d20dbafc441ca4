import { beforeAll, describe, expect, it } from 'vitest';
import { type Synthesized, synthesize } from './synthesized.ts';

let centre: Synthesized;
beforeAll(() => {
  centre = synthesize();
});

/** Property → the resources and attributes that it may point to. A wrong one is a text to every validator. */
const wanted: Readonly<Record<string, string | readonly string[]>> = {
  InstanceArn: 'AWS::Connect::Instance.Arn',
  InstanceId: 'AWS::Connect::Instance.Arn',
  TargetArn: 'AWS::Connect::Instance.Arn',
  HoursOfOperationArn: 'AWS::Connect::HoursOfOperation.HoursOfOperationArn',
  OutboundCallerIdNumberArn: 'AWS::Connect::PhoneNumber.PhoneNumberArn',
  QueueArn: 'AWS::Connect::Queue.QueueArn',
  DefaultOutboundQueueArn: 'AWS::Connect::Queue.QueueArn',
  IntegrationArn: ['AWS::Lambda::Function.Arn', 'AWS::Lambda::Alias.Ref', 'AWS::Lex::BotAlias.Arn'],
  StreamArn: 'AWS::Kinesis::Stream.Arn',
  BucketName: 'AWS::S3::Bucket.Ref',
  KeyId: 'AWS::KMS::Key.Arn',
  Key: 'Custom::CardInputKey.PublicKey',
  ParentGroupArn: 'AWS::Connect::UserHierarchyGroup.UserHierarchyGroupArn',
  ContactFlowArn: 'Custom::TransferFlow.ContactFlowArn',
  ContactFlowId: 'AWS::Connect::ContactFlow.ContactFlowArn',
  FlowId: 'AWS::Connect::ContactFlow.ContactFlowArn',
  ContactFlowModuleId: 'AWS::Connect::ContactFlowModule.ContactFlowModuleArn',
  // An id cut out of the ARN of the instance.
  'Fn::Split': 'AWS::Connect::Instance.Arn',
};

function* references(stack: string, value: unknown, key = ''): Generator<readonly [key: string, to: string]> {
  if (typeof value !== 'object' || value === null) return;
  const to = centre.pointee(stack, value);
  if (to) yield [key, `${to.resource.Type}.${to.attribute}`];
  else
    for (const [name, inner] of Object.entries(value))
      yield* references(stack, inner, Array.isArray(value) ? key : name);
}

describe('a Connect resource', () => {
  it('points everywhere to a resource of the type that the property wants', () => {
    const used = new Set<string>();
    for (const { id, stack, resource } of centre.all) {
      if (!resource.Type.startsWith('AWS::Connect::')) continue;
      const { Content: _, ...properties } = resource.Properties;
      for (const [key, to] of references(stack, properties)) {
        expect([wanted[key]].flat(), `${id}.${key}`).toContain(to);
        used.add(key);
      }
    }
    expect([...used].sort()).toEqual(Object.keys(wanted).sort());
  });
});

describe('stacks', () => {
  it('hold no weak reference, which would keep a dead ARN when a function is replaced', () => {
    expect(JSON.stringify([...centre.templates])).not.toContain('Fn::GetStackOutput');
  });
});
