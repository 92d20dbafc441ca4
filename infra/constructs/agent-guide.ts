import { CfnView } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';

/** What the guide shows; a flow passes them in `ViewData`. Outcomes and references only, as in contact attributes. */
const facts = [
  { variable: 'identityLevel', label: 'How sure we are who is calling' },
  { variable: 'reason', label: 'Why they call' },
  { variable: 'soFar', label: 'What was done so far' },
] as const;

/**
 * The agent's first look at a call: who (how sure), why, what was done, and the line to read back.
 * Observed: views exported from a console hold Head and Body, components with `_id`, Type, Props and Content; `$.name` is filled
 * from the data of the flow.
 */
export function agentGuide(scope: Construct, instanceArn: string): void {
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
  new CfnView(scope, 'Guide', {
    instanceArn,
    name: 'careline-agent-guide',
    description: 'First look at a call, identity, reason, what was done, read-back line',
    actions: ['ReadBack', 'Emergency'],
    template: {
      Head: { Title: 'careline-agent-guide', Configuration: { Layout: { Columns: [12] } } },
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
}
