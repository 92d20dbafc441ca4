import { describe, expect, it } from 'vitest';
import { deployPlan, printPlan } from '../../../infra/proofs/deploy-plan.ts';
import { concrete } from '../../../infra/templates/concrete.ts';
import { estateOf } from '../../../infra/templates/estate.ts';
import type { Resource } from '../../../infra/templates/template.ts';

const flows = Object.fromEntries(
  Array.from({ length: 90 }, (_, index): [string, Resource] => [
    `Flow${index}`,
    { Type: 'AWS::Connect::ContactFlow' },
  ]),
);
const waiting = {
  Table: { Type: 'AWS::DynamoDB::Table' },
  Role: { Type: 'AWS::IAM::Role', Properties: { Description: { Ref: 'Table' } } },
  Function: { Type: 'AWS::Lambda::Function', DependsOn: 'Role' },
};
const plan = deployPlan(
  concrete(
    estateOf([
      // Listed before the stack that it needs.
      {
        stack: 'flows',
        template: {
          Resources: {
            ...flows,
            One: { Type: 'AWS::SNS::Topic', Properties: { Name: { 'Fn::ImportValue': 'data:T' } } },
          },
        },
      },
      {
        stack: 'data',
        template: {
          Resources: waiting,
          Outputs: { T: { Value: { Ref: 'Table' }, Export: { Name: 'data:T' } } },
        },
      },
    ]),
  ),
);

describe('the plan of a deployment', () => {
  it('puts a stack after those it imports from', () => {
    expect(plan.stacks.map(({ name, after }) => [name, after])).toEqual([
      ['data', []],
      ['flows', ['data']],
    ]);
  });

  it('counts what Connect must be asked, two a second', () => {
    expect(plan.stacks.map(({ connectCalls }) => connectCalls)).toEqual([0, 90]);
    expect(plan.connectCalls).toBe(90);
    // 45 s for 90 calls and 45 s around them.
    expect(plan.stacks[1]?.minutes).toBe(2);
  });

  it('follows the longest row of resources that wait for each other', () => {
    expect(plan.stacks[0]?.longestChain).toEqual(['Table', 'Role', 'Function']);
  });

  it('names the quotas that are nearly used up', () => {
    expect(plan.quotas.filter(({ ask }) => ask)).toEqual([
      {
        quota: 'AWS::Connect::ContactFlow of an instance',
        needed: 90,
        usual: 100,
        ask: true,
        note: 'nearly all of it',
      },
    ]);
    expect(printPlan(plan)).toContain(
      'AWS::Connect::ContactFlow of an instance  needs 90 of 100  nearly all of it',
    );
  });
});
