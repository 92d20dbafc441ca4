import { describe, expect, it } from 'vitest';
import { readTelephony } from '../../../local/templates/read-telephony.ts';
import { createResolver } from '../../../local/templates/resolve.ts';

const InstanceArn = 'arn:aws:connect:us-west-2:123456789012:instance/i-1';
const queue = (Name: string) => ({ Type: 'AWS::Connect::Queue', Properties: { InstanceArn, Name } });
const line = (Priority: number, id: string, Channel = 'VOICE') => ({
  Priority,
  Delay: 0,
  QueueReference: { Channel, QueueArn: { 'Fn::GetAtt': [id, 'QueueArn'] } },
});
const profile = (...QueueConfigs: ReturnType<typeof line>[]) => ({
  Type: 'AWS::Connect::RoutingProfile',
  Properties: { InstanceArn, QueueConfigs },
});

const telephony = readTelephony(
  createResolver(
    [
      {
        stack: 'one',
        template: {
          Resources: {
            Billing: queue('billing'),
            Crisis: queue('crisis'),
            Visits: queue('appointments'),
            Bills: profile(line(1, 'Crisis'), line(2, 'Billing'), line(1, 'Billing', 'TASK')),
            Reception: profile(line(2, 'Visits'), line(1, 'Crisis')),
          },
        },
      },
    ],
    (name) => `http://local/${name}`,
  ),
);

describe('the telephony of the templates', () => {
  it('knows an instance that no template makes, by its queues', () => {
    expect(telephony.instanceArn).toBe(InstanceArn);
  });

  it('gives an agent the calls of every routing profile once, a crisis first', () => {
    const nameOf = (arn: string) => telephony.queues.find((one) => one.arn === arn)?.name;
    expect(telephony.agentQueues.map(nameOf)).toEqual(['crisis', 'billing', 'appointments']);
  });
});
