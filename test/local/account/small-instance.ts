/** A clinic of one flow, one module, one queue and its hours, as templates: to be changed in tests. */
import { type Concrete, concrete } from '../../../infra/templates/concrete.ts';
import { estateOf } from '../../../infra/templates/estate.ts';
import type { Json, Resource, StackTemplate } from '../../../infra/templates/template.ts';
import { publishInstance } from '../../../local/centre/publish-instance.ts';
import type { Endpoints } from '../../../local/endpoints/server.ts';
import { createResolver } from '../../../local/templates/resolve.ts';
import { compile } from '../../../shared/flow/compile.ts';
import type { Step } from '../../../shared/flow/flow.ts';
import { clinicMenu, flowOf, say } from '../../shared/flow/diff/small-flow.ts';

export interface Small {
  readonly greeting?: string;
  readonly opens?: number;
  readonly waiting?: number;
  readonly holiday?: string;
  /** Beside or in place of the resources. */
  readonly more?: Readonly<Record<string, Resource>>;
  readonly stage?: string;
}

export function smallStacks({
  greeting = 'Welcome.',
  opens = 8,
  waiting = 25,
  holiday = '2026-12-25',
  more = {},
  stage = 'demo',
}: Small = {}): StackTemplate[] {
  const InstanceArn = { 'Fn::GetAtt': ['Instance', 'Arn'] };
  const time = (Hours: number) => ({ Hours, Minutes: 0 });
  const stretch = (Day: string, from: number, to: number) => ({
    Day,
    StartTime: time(from),
    EndTime: time(to),
  });
  const Resources: Record<string, Resource> = {
    Instance: { Type: 'AWS::Connect::Instance', Properties: { InstanceAlias: `careline-${stage}-1` } },
    LookUpBillFunction1A2B: { Type: 'AWS::Lambda::Function', Properties: {} },
    Hours: {
      Type: 'AWS::Connect::HoursOfOperation',
      Properties: {
        InstanceArn,
        Name: 'clinic',
        TimeZone: 'America/Los_Angeles',
        Config: [stretch('MONDAY', opens, 17), stretch('TUESDAY', opens, 0)],
        HoursOfOperationOverrides: [
          {
            OverrideName: 'Christmas',
            OverrideType: 'STANDARD',
            EffectiveFrom: holiday,
            EffectiveTill: holiday,
            OverrideConfig: [],
          },
        ],
      },
    },
    Queue: {
      Type: 'AWS::Connect::Queue',
      Properties: {
        InstanceArn,
        Name: 'front-desk',
        HoursOfOperationArn: { 'Fn::GetAtt': ['Hours', 'HoursOfOperationArn'] },
        MaxContacts: waiting,
        OutboundCallerConfig: { OutboundCallerIdName: 'Clinic' },
      },
    },
    Goodbye: {
      Type: 'AWS::Connect::ContactFlowModule',
      Properties: {
        InstanceArn,
        Name: 'goodbye',
        Content: content({ greet: say('Bye.', 'bye'), bye: clinicMenu.bye }),
      },
    },
    Menu: {
      Type: 'AWS::Connect::ContactFlow',
      Properties: {
        InstanceArn,
        Name: 'menu',
        Type: 'CONTACT_FLOW',
        Content: content({ ...clinicMenu, greet: say(greeting, 'menu') }),
      },
    },
    ...more,
  };
  return [{ stack: `careline-${stage}-all`, template: { Resources } }];
}

const references: Readonly<Record<string, Json>> = {
  'careline:queue:front-desk': { 'Fn::GetAtt': ['Queue', 'QueueArn'] },
  'careline:function:look-up-bill': { 'Fn::GetAtt': ['LookUpBillFunction1A2B', 'Arn'] },
};

/** As the CDK writes JSON with references in it. */
function content(steps: Readonly<Record<string, Step>>): Json {
  const parts = JSON.stringify(compile(flowOf(steps))).split(/(careline:[a-z]+:[a-z-]+)/);
  return { 'Fn::Join': ['', parts.map((part) => references[part] ?? part)] };
}

/** As the repository has it. */
export const planned = (small: Small = {}): Concrete => concrete(estateOf(smallStacks(small)));

/** Deploys it to the embedded Connect under other ids; gives the ARN of the instance. */
export function deploy(endpoints: Endpoints, small: Small = {}): string {
  const resolver = createResolver(smallStacks(small), (name) => name);
  publishInstance(resolver, endpoints.connect);
  const instance = resolver.resources.find(({ id }) => id === 'Instance');
  return instance ? resolver.names(instance).ref : '';
}
