import { App, Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishedFlows } from '../../contact-flows/index.ts';
import { policy } from '../../contact-flows/policy.ts';
import { publishFlow } from '../../infra/constructs/published-flow.ts';
import { verifiedFlows } from '../../infra/verified-flows.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { limits } from '../../shared/flow/document.ts';
import { parse } from '../../shared/flow/parse.ts';
import { bot, flowRef } from '../../shared/flow/references.ts';
import { type Placed, type Pointee, type Synthesized, synthesize } from './synthesized.ts';

let centre: Synthesized;
let flows: readonly Placed[];
beforeAll(() => {
  centre = synthesize();
  flows = centre.marked('flow');
});

/** The content with `«n»` in place of the nth intrinsic, and what each stands for. */
function contentOf({ stack, resource }: Placed): {
  text: string;
  intrinsics: readonly (Pointee | undefined)[];
} {
  const content = resource.Properties.Content;
  const intrinsics: (Pointee | undefined)[] = [];
  if (typeof content === 'string') return { text: content, intrinsics };
  const [separator, parts] = Object(content)['Fn::Join'];
  expect(separator).toBe('');
  const text = parts.map((part: unknown) =>
    typeof part === 'string' ? part : `«${intrinsics.push(centre.pointee(stack, part)) - 1}»`,
  );
  return { text: text.join(''), intrinsics };
}

/** Parameter of an action → what its ARN or id must be. */
const expected: Readonly<Record<string, { type: string; attribute: string }>> = {
  LambdaFunctionARN: { type: 'AWS::Lambda::Alias', attribute: 'Ref' },
  QueueId: { type: 'AWS::Connect::Queue', attribute: 'QueueArn' },
  HoursOfOperationId: { type: 'AWS::Connect::HoursOfOperation', attribute: 'HoursOfOperationArn' },
  PromptId: { type: 'AWS::Connect::Prompt', attribute: 'PromptArn' },
  ContactFlowId: { type: 'AWS::Connect::ContactFlow', attribute: 'ContactFlowArn' },
  FlowModuleId: { type: 'AWS::Connect::ContactFlowModule', attribute: 'ContactFlowModuleArn' },
  EncryptionKeyId: { type: 'AWS::Connect::SecurityKey', attribute: 'AssociationId' },
  Id: { type: 'AWS::Connect::View', attribute: 'ViewArn' },
  Key: { type: 'Custom::CardInputKey', attribute: 'CertificateJson' },
};
/** Keys of `EventHooks` name the hook; its value is a flow. */
const contactFlow = { type: 'AWS::Connect::ContactFlow', attribute: 'ContactFlowArn' };

function* placeholders(value: unknown, key = ''): Generator<readonly [key: string, index: number]> {
  if (typeof value === 'string') {
    for (const [, index] of value.matchAll(/«(\d+)»/g)) yield [key, Number(index)];
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value))
      yield* placeholders(inner, Array.isArray(value) ? key : name);
  }
}

describe('the content of a flow', () => {
  it('is there for every published flow, each in the stack of its language', () => {
    const published = publishedFlows(['en-US', 'es-US'], { clinicName: 'Riverside Family Clinic' });
    expect(flows.map(({ resource }) => resource.Properties.Name).sort()).toEqual(
      published.map(({ flow }) => flow.name).sort(),
    );
    for (const { stack, resource } of flows) {
      const { language } = Object(resource.Metadata?.careline);
      expect(stack).toBe(`careline-demo-flows-${language ?? 'entry'}`);
    }
  });

  it('is flow language, within the limits, with every reference resolved', () => {
    for (const placed of flows) {
      const { text } = contentOf(placed);
      expect(text).not.toContain('careline:');
      expect(text.length).toBeLessThan(limits.contentCharacters);
      expect(parse(JSON.parse(text)).name).toBe(placed.resource.Properties.Name);
    }
  });

  it('names functions, queues, hours, sounds, flows and keys of this centre, each of the right type', () => {
    let references = 0;
    for (const placed of flows) {
      const { text, intrinsics } = contentOf(placed);
      for (const [key, index] of placeholders(JSON.parse(text))) {
        const { type, attribute } = expected[key] ?? contactFlow;
        expect(intrinsics[index]?.resource.Type, `${placed.id}: ${key}`).toBe(type);
        expect(intrinsics[index]?.attribute, `${placed.id}: ${key}`).toBe(attribute);
        references += 1;
      }
    }
    expect(references).toBeGreaterThan(30);
  });

  it('calls only functions that the instance may call', () => {
    const known = new Set(
      centre
        .ofType('AWS::Connect::IntegrationAssociation')
        .map((a) => centre.pointee(a.stack, a.resource.Properties.IntegrationArn)?.id),
    );
    const called = flows
      .flatMap((f) => contentOf(f).intrinsics)
      .filter((p) => p?.resource.Type === 'AWS::Lambda::Alias');
    for (const fn of called) expect(known).toContain(fn?.id);
    expect(called.length).toBeGreaterThan(0);
  });
});

describe('a deployment', () => {
  it('publishes at most five flows at a time', () => {
    for (const stack of ['careline-demo-flows-en-US', 'careline-demo-flows-es-US']) {
      // A flow, its version, the next flow …
      const own = centre.all.filter(
        (one) => one.stack === stack && one.resource.Type.startsWith('AWS::Connect::ContactFlow'),
      );
      for (const [index, { resource }] of own.slice(5).entries()) {
        expect(resource.DependsOn).toContain(own[index]?.id);
      }
    }
  });

  it("puts the entry flow on the clinic's number", () => {
    const [route] = centre.ofType('Custom::PhoneNumberRoute');
    const { ContactFlowId, PhoneNumberId, InstanceId } = Object(route?.resource.Properties);
    const target = (id: unknown) => {
      const [, source] = Object(id)['Fn::Select'];
      return centre.pointee(route?.stack ?? '', source['Fn::Split'][1]);
    };
    expect(target(ContactFlowId)?.resource.Metadata?.careline).toMatchObject({ entry: true });
    expect(target(PhoneNumberId)?.resource.Metadata?.careline).toEqual({ number: 'main' });
    expect(target(InstanceId)?.resource.Metadata?.careline).toEqual({ instance: 'careline' });
  });

  it('may route only this number, to this flow', () => {
    const roles = centre
      .ofType('AWS::IAM::Role')
      .filter(({ resource }) => JSON.stringify(resource).includes('AssociatePhoneNumberContactFlow'));
    expect(roles).toHaveLength(1);
    const [statement] = Object(roles[0]?.resource.Properties.Policies)[0].PolicyDocument.Statement;
    expect(statement.Action).toEqual([
      'connect:AssociatePhoneNumberContactFlow',
      'connect:DisassociatePhoneNumberContactFlow',
    ]);
    const types = statement.Resource.map(
      (r: unknown) => centre.pointee(roles[0]?.stack ?? '', r)?.resource.Type,
    );
    expect(types.sort()).toEqual([
      'AWS::Connect::ContactFlow',
      'AWS::Connect::Instance',
      'AWS::Connect::PhoneNumber',
    ]);
  });

  it('of a flow that refers to what is not there stops with where and what to do', () => {
    const lost = defineFlow({
      name: 'lost',
      kind: 'CONTACT_FLOW',
      start: 'go',
      steps: {
        go: { type: 'TransferToFlow', flow: flowRef('nowhere'), onError: 'end' },
        end: { type: 'DisconnectParticipant' },
      },
    });
    expect(() => synthesize({ flows: [{ flow: lost, entry: true }] })).toThrow(
      'Flow "lost" refers to flow "nowhere", which does not exist at that point. In contact-flows/index.ts, put the flow that is referred to before the one that refers to it.',
    );
  });
});

it('a flow that asks a bot names the alias that is deployed', () => {
  const ask = defineFlow({
    name: 'ask',
    kind: 'CONTACT_FLOW',
    start: 'ask',
    steps: {
      ask: {
        type: 'ConnectParticipantWithLexBot',
        bot: bot('spoken-choices'),
        text: 'Are you there?',
        on: { Yes: 'end' },
        otherwise: 'end',
        onError: 'end',
      },
      end: { type: 'DisconnectParticipant' },
    },
  });
  const asked = synthesize({ flows: [{ flow: ask, entry: true }] });
  const [flow] = asked.all.filter(({ resource }) => resource.Type === 'AWS::Connect::ContactFlow');
  expect(JSON.stringify(flow?.resource.Properties.Content)).toMatch(/AliasArn.{0,80}SpokenChoicesAlias/);
});

/** Kind of reference in the policy → the mark that infra puts on what it finds by that kind; undefined: infra finds none. */
const markOf = {
  queue: 'queue',
  hours: 'hours',
  'security-key': 'securityKey',
  certificate: 'certificate',
  prompt: 'prompt',
  'phone-number': undefined,
  view: 'view',
  bot: 'bot',
} as const satisfies Record<keyof typeof policy.resources, string | undefined>;

describe('a version', () => {
  const versions = () => centre.all.filter(({ resource }) => /^AWS::Connect::.+Version$/.test(resource.Type));

  it('is cut of every flow and module after it is deployed, and kept', () => {
    const of = versions().map(({ stack, resource }) => {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      const { ContactFlowId, ContactFlowModuleId } = resource.Properties;
      return centre.pointee(stack, ContactFlowId ?? ContactFlowModuleId)?.id;
    });
    expect(of.sort()).toEqual(flows.map(({ id }) => id).sort());
  });

  it('is another when the content is, and the same when it is not', () => {
    const idsOf = (text: string) => {
      const say = defineFlow({
        name: 'say',
        kind: 'CONTACT_FLOW',
        start: 'say',
        steps: {
          say: { type: 'MessageParticipant', text, next: 'end', onError: 'end' },
          end: { type: 'DisconnectParticipant' },
        },
      });
      const { version } = publishFlow(new Stack(new App(), 'flows'), {
        flow: say,
        language: undefined,
        entry: false,
        instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/i',
        resolve: () => '',
      });
      return version.node.id;
    };
    expect(idsOf('Please hold.')).toBe(idsOf('Please hold.'));
    expect(idsOf('Please hold on.')).not.toBe(idsOf('Please hold.'));
  });
});

describe('the verifier', () => {
  it('knows exactly the queues, hours, sounds, keys and certificates that are deployed', () => {
    const marked = (key: string) =>
      centre.marked(key).flatMap(({ resource }) => {
        const mark = Object(resource.Metadata?.careline);
        return [mark[key], ...(mark.also ?? [])];
      });
    const deployed = Object.entries(markOf).map(([kind, key]) => [kind, key ? marked(key).sort() : []]);
    const known = Object.entries(policy.resources).map(([kind, names]) => [kind, names.toSorted()]);
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(deployed));
  });

  it('stops the synthesis of a flow that can end nowhere, with why and what to do', () => {
    const endless = defineFlow({
      name: 'endless',
      kind: 'CONTACT_FLOW',
      start: 'say',
      steps: { say: { type: 'MessageParticipant', text: 'Please hold.', next: 'say', onError: 'say' } },
    });
    const [problem = ''] = verifiedFlows([{ flow: endless, entry: true }])
      .validate()
      .filter((p) => p.includes('[no-way-out]'));
    expect(problem).toMatch(/^endless, step "say": .+\. .+\. .+\. \[no-way-out\]$/s);
  });
});
