import { describe, expect, it } from 'vitest';
import { explore } from '../../../shared/explorer/explore.ts';
import { countUnconfirmed } from '../../../shared/explorer/print.ts';
import type { Flow } from '../../../shared/flow/flow.ts';
import { equals, flowOf, said, smallClinic, step } from './small-flow.ts';

describe('what the explorer cannot know from the flows alone', () => {
  it('believes that what only the world names may exist: queues, recordings, modules, hooks', () => {
    const to = { errors: { NoMatchingError: 'end' } };
    const flow = flowOf(
      {
        hook: step('UpdateContactEventHooks', {
          parameters: { EventHooks: { CustomerQueue: '$.Attributes.wait' } },
          next: 'say',
          ...to,
        }),
        say: step('MessageParticipant', {
          parameters: { PromptId: '$.Attributes.welcome' },
          next: 'module',
          ...to,
        }),
        module: step('InvokeFlowModule', {
          parameters: { FlowModuleId: '$.Attributes.module' },
          next: 'queue',
          ...to,
        }),
        queue: step('UpdateContactTargetQueue', {
          parameters: { QueueId: '$.Attributes.queue' },
          next: 'wait',
          ...to,
        }),
        wait: step('TransferContactToQueue', { errors: { NoMatchingError: 'end', QueueAtCapacity: 'end' } }),
      },
      'hook',
    );
    const report = explore([flow]);
    expect(said(report, 'never-reached')).toEqual([]);
    expect(said(report, 'no-person').map((text) => text.split(':')[0])).not.toContain('flow');
    expect(report.entries[0]?.toPerson?.share).toBeGreaterThan(0);
    expect(countUnconfirmed(report)).toBe(0);
  });

  it.each([true, false])(
    'believes the same of what only $.External names (function in the flow: %s)',
    (own) => {
      const to = { errors: { NoMatchingError: 'end' } };
      const flow = flowOf(
        {
          ask: step('InvokeLambdaFunction', {
            parameters: { LambdaFunctionARN: 'careline:function:rules', InvocationTimeLimitSeconds: '2' },
            next: 'say',
            ...to,
          }),
          say: step('MessageParticipant', {
            parameters: { PromptId: '$.External.welcome' },
            next: 'module',
            ...to,
          }),
          module: step('InvokeFlowModule', {
            parameters: { FlowModuleId: '$.External.module' },
            next: 'queue',
            ...to,
          }),
          queue: step('UpdateContactTargetQueue', {
            parameters: { QueueId: '$.External.queue' },
            next: 'wait',
            ...to,
          }),
          wait: step('TransferContactToQueue', {
            errors: { NoMatchingError: 'end', QueueAtCapacity: 'end' },
          }),
        },
        own ? 'ask' : 'say',
      );
      const report = explore([flow]);
      expect(report.entries.map(({ entry }) => entry)).toEqual([own ? 'flow' : 'call of flow']);
      expect(explore([flow], { entry: 'flow' }).entries).toHaveLength(1);
      expect(explore([flow], { entry: 'flow' }).neverReached).toHaveLength(report.neverReached.length);
      const lost = said(report, 'never-reached');
      expect(lost).toEqual(own ? [] : ['ask: no call takes a way to this step (2 branches) not replayed']);
      expect(report.entries[0]?.toPerson?.share).toBeGreaterThan(0);
      expect(countUnconfirmed(report)).toBe(0);
    },
  );

  it('says so where the answers of a function are too many to be tried together', () => {
    const names = ['a', 'b', 'c', 'd'];
    const compares = names.map((name, i) => {
      const next = names[i + 1] ?? 'end';
      const conditions = ['1', '2', '3'].map((operand) => equals(operand, next));
      return [
        name,
        step('Compare', {
          parameters: { ComparisonValue: `$.External.${name}` },
          conditions,
          errors: { NoMatchingCondition: next },
        }),
      ] as const;
    });
    const ask = step('InvokeLambdaFunction', {
      parameters: { LambdaFunctionARN: 'careline:function:rules', InvocationTimeLimitSeconds: '2' },
      next: 'a',
      errors: { NoMatchingError: 'end' },
    });
    const lost = step('MessageParticipant', { next: 'end' });
    const flow = flowOf({ ask, ...Object.fromEntries(compares), lost }, 'ask');
    expect(said(explore([flow]), 'never-reached')).toEqual([
      'lost: with the answers of functions that were tried together, no call takes a way to this step not replayed',
    ]);
  });

  it('asks of a flow beside the call neither a person nor an end', () => {
    const loop = {
      music: step('MessageParticipantIteratively', {
        parameters: { Messages: [{ Text: 'la' }] },
        errors: { NoMatchingError: 'end' },
      }),
    };
    const waiting: Flow = { ...flowOf(loop, 'music'), kind: 'CUSTOMER_QUEUE' };
    expect(explore([waiting]).entries.flatMap(({ findings }) => findings)).toEqual([]);
    expect(explore([{ ...waiting, kind: 'CONTACT_FLOW' }]).entries[0]?.findings).not.toEqual([]);
  });

  it('enters one of the flows that only lead to each other', () => {
    const leads = (name: string, to: string): Flow => ({
      ...flowOf(
        {
          go: step('TransferToFlow', {
            parameters: { ContactFlowId: `careline:flow:${to}` },
            errors: { NoMatchingError: 'end' },
          }),
        },
        'go',
      ),
      name,
    });
    const report = explore([smallClinic, leads('a', 'b'), leads('b', 'a')]);
    expect(report.entries.map(({ entry }) => entry)).toEqual(['small-clinic', 'a']);
  });
});
