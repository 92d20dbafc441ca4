import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import { end, example } from '../../../shared/verifier/example.ts';
import { verify } from '../../../shared/verifier/verify.ts';

const said = (type: string, parameters: JsonObject) =>
  verify(example({ one: { type, parameters, next: 'bye' }, bye: end }).sources, {
    rules: ['parameter-mode'],
  }).map(({ message }) => message);

describe('a path in a parameter', () => {
  const route = (QueueId: string) => said('UpdateContactTargetQueue', { QueueId });

  it('is found where the value must be static, words and numbers or any text', () => {
    const path = '$.Attributes.x';
    const every = { Messages: [{ Text: 'Hold on' }], InterruptFrequencySeconds: path };
    expect(said('MessageParticipantIteratively', every)).toEqual([
      'InterruptFrequencySeconds holds the path $.Attributes.x, but must be static.',
    ]);
    expect(said('UpdateFlowLoggingBehavior', { FlowLoggingBehavior: path })).toEqual([
      'FlowLoggingBehavior holds the path $.Attributes.x, but must be static.',
    ]);
  });

  it('stands alone where one value is wanted', () => {
    expect(route('queue/$.Attributes.x')).toEqual(['QueueId mixes text and a path.']);
    expect(route('$.Attributes.x')).toEqual([]);
    expect(route('a queue')).toEqual([]);
  });
});
