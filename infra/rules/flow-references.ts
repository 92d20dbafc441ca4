import type { Concrete } from '../templates/concrete.ts';
import type { Placed } from '../templates/template.ts';
import { type Broken, type ConnectRule, isFlow } from './connect-rule.ts';
import { contentOf, flowValues } from './flow-values.ts';

const flow = ['AWS::Connect::ContactFlow', 'AWS::Connect::ContactFlowVersion'];
const functions = ['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version'];

/** Parameter of a step → types that it may name. Source: Administrator Guide, flow-language-actions. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  LambdaFunctionARN: functions,
  QueueId: ['AWS::Connect::Queue'],
  HoursOfOperationId: ['AWS::Connect::HoursOfOperation'],
  Hours: ['AWS::Connect::HoursOfOperation'],
  ContactFlowId: flow,
  FlowModuleId: [
    'AWS::Connect::ContactFlowModule',
    'AWS::Connect::ContactFlowModuleVersion',
    'AWS::Connect::ContactFlowModuleAlias',
  ],
  AgentHold: flow,
  AgentWhisper: flow,
  CustomerHold: flow,
  CustomerQueue: flow,
  CustomerRemaining: flow,
  CustomerWhisper: flow,
  DefaultAgentUI: flow,
  DisconnectAgentUI: flow,
  PromptId: ['AWS::Connect::Prompt'],
  AgentId: ['AWS::Connect::User'],
  AliasArn: ['AWS::Lex::BotAlias'],
  EncryptionKeyId: ['AWS::Connect::SecurityKey'],
  // Of a ViewResource; no other step has a parameter of this name.
  Id: ['AWS::Connect::View'],
  TaskTemplateId: ['AWS::Connect::TaskTemplate'],
};

/** Read while the call runs, e.g. `$.Attributes.queue`. */
const atRunTime = (value: string) => value.startsWith('$.');

export const flowReferences: ConnectRule = {
  id: 'flow-names-what-exists',
  why: 'To CloudFormation the content of a flow is a text: an ARN of the wrong kind, or of nothing, fails in the middle of the deployment or of a call.',
  fix: 'Refer to it by its symbol (queue, hours, fn, module …), and let infra/stacks/flows.ts resolve that to a resource of the right type.',
  source: 'https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html',
  check: (centre) => [
    ...centre.resources
      .filter(isFlow)
      .filter((placed) => contentOf(centre, placed).Actions === undefined)
      .map((placed) => ({ ...placed, wrong: 'has content that is no flow in JSON' })),
    ...flowValues(centre).flatMap(({ flow: placed, step, parameter, value }): Broken[] => {
      const wrong = wrongReference(centre, parameter, value);
      return wrong === undefined
        ? []
        : [{ ...placed, wrong: `names at step "${step}", ${parameter}, ${wrong}` }];
    }),
  ],
};

function wrongReference(centre: Concrete, parameter: string, value: string): string | undefined {
  const types = wanted[parameter];
  if (atRunTime(value) || (types === undefined && !value.startsWith('arn:'))) return undefined;
  const owner: Placed | undefined = centre.owner(value);
  if (owner === undefined) return `${value}, which is no resource of this centre`;
  if (types === undefined || types.includes(owner.resource.Type)) return undefined;
  return `${centre.where(owner)}, which is an ${owner.resource.Type} and not an ${types[0]}`;
}
