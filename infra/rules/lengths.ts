import { mapOf, textOf } from '../templates/template.ts';
import { type Broken, type ConnectRule, ofType } from './connect-rule.ts';

/** Characters of a name or ARN at most. Source: CloudFormation template reference; API reference, Lambda CreateAlias. */
const longest: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'AWS::Connect::Instance': { InstanceAlias: 45 },
  'AWS::Connect::IntegrationAssociation': { IntegrationArn: 140 },
  'AWS::Connect::Queue': { Name: 256 },
  'AWS::Connect::ContactFlow': { Name: 127 },
  'AWS::Connect::ContactFlowModule': { Name: 127 },
  'AWS::Connect::SecurityProfile': { SecurityProfileName: 127 },
  'AWS::KMS::Alias': { AliasName: 256 },
  'AWS::Lambda::Alias': { Name: 128 },
  'AWS::Lambda::Function': { FunctionName: 64 },
  'AWS::Lex::BotAlias': { BotAliasName: 100 },
};

export const namesFit: ConnectRule = {
  id: 'names-fit',
  why: 'CloudFormation finds out only at that resource, with everything before it made already.',
  fix: 'Shorten it; leave the name of a function out, so that CloudFormation cuts it.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Connect.html',
  check: (centre) =>
    Object.entries(longest).flatMap(([type, properties]) =>
      ofType(centre, type).flatMap((placed) =>
        Object.entries(properties).flatMap(([property, most]): Broken[] => {
          const text = textOf(mapOf(centre.properties(placed))[property]) ?? '';
          if (text.length <= most) return [];
          return [
            { ...placed, wrong: `has a ${property} of ${text.length} characters, and at most ${most} fit` },
          ];
        }),
      ),
    ),
};

/** Below CloudFormation's 500 resources and 1 MB, so that the next change still fits. */
export const mostResources = 450;
export const mostTemplateBytes = 900_000;

export const stacksFit: ConnectRule = {
  id: 'stacks-fit',
  why: 'CloudFormation refuses a template of more than 500 resources or 1 MB; a stack cannot be split after it is deployed without replacing what it holds.',
  fix: 'Move part of the stack into one of its own.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
  check: (centre) =>
    centre.stacks.flatMap(({ stack, template }) => {
      const [first] = Object.entries(template.Resources);
      const count = Object.keys(template.Resources).length;
      const bytes = Buffer.byteLength(JSON.stringify(template));
      if (!first || (count <= mostResources && bytes <= mostTemplateBytes)) return [];
      const wrong = `is in a stack of ${count} resources and ${bytes} bytes, and at most ${mostResources} and ${mostTemplateBytes} leave room`;
      return [{ stack, id: first[0], resource: first[1], wrong }];
    }),
};
