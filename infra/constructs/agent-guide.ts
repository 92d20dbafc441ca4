import { CfnView } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { type ScreenPart, screenParts } from '../../shared/contract/brief-agent.ts';
import { mark } from '../mark.ts';

/** Of a verified caller, by what brief-agent answers. */
const partLabels: Readonly<Record<ScreenPart, string>> = {
  who: 'Who is calling',
  alerts: 'To know first',
  contacts: 'Last contacts',
  messages: 'Open messages',
  appointments: 'Visits ahead',
  balance: 'Balance',
  language: 'Preferred language',
};

/**
 * What the guide shows; contact-flows/queue/guide-agent.flow.ts passes it. The last ones come from the answer of
 * brief-agent itself, never from contact attributes, which stay in the contact record.
 */
const facts = [
  { variable: 'identityLevel', label: 'How sure we are who is calling' },
  { variable: 'reason', label: 'Why they call' },
  { variable: 'recordingConsent', label: 'Whether the call may be recorded' },
  ...screenParts.map((part) => ({ variable: part, label: partLabels[part] })),
] as const;

/**
 * The agent's first look at a call: who (how sure), why, recorded or not, what is known of the patient, and the line to
 * read back. Gives back its ARN by its name.
 * Observed: views exported from a console hold Head and Body, components with `_id`, Type, Props and Content; `$.name` is filled
 * from the data of the flow.
 */
export function agentGuide(scope: Construct, instanceArn: string): ReadonlyMap<string, string> {
  const text = (id: string, type: 'Header' | 'TextBlock', content: string) => ({
    _id: id,
    Type: type,
    Props: type === 'Header' ? { variant: 'h2' } : {},
    Content: [content],
  });
  const button = (id: string, label: string, action: string) => ({
    _id: id,
    Type: 'Button',
    Props: { Action: action },
    Content: [label],
  });
  const name = 'careline-agent-guide';
  const guide = new CfnView(scope, 'Guide', {
    instanceArn,
    name,
    description: 'First look at a call, identity, reason, recording, history, read-back line',
    actions: ['ReadBack', 'Emergency'],
    template: {
      Head: { Title: name, Configuration: { Layout: { Columns: [12] } } },
      Body: [
        {
          _id: 'guide',
          Type: 'Container',
          Props: {},
          Content: [
            ...facts.flatMap(({ variable, label }) => [
              text(`${variable}-label`, 'Header', label),
              text(`${variable}-value`, 'TextBlock', `$.${variable}`),
            ]),
            text('read-back-label', 'Header', 'Read this back'),
            text('read-back-value', 'TextBlock', '$.readBack'),
            button('read-back-done', 'The caller agreed', 'ReadBack'),
            button('emergency', 'This is an emergency', 'Emergency'),
          ],
        },
      ],
    },
  });
  mark(guide, { view: name });
  return new Map([[name, guide.attrViewArn]]);
}
