import { textOf } from '../simulator/branch.ts';
import type { StepPlanner } from './plan.ts';
import { ends } from './planned-step.ts';

/** Joining a queue: an agent is free, or the caller waits, or it is full. */
export function queueTransfer(op: 'queue' | 'dequeue'): StepPlanner {
  return (planned, step, { make, layout }) => {
    // A flow without a branch for it drops the caller then: no call goes on, and the verifier says so.
    const branches = Object.keys(step.errors).some(
      (type) => type === 'QueueAtCapacity' || type === 'NoMatchingError',
    );
    const full = branches ? [{ ...make.forced('QueueAtCapacity', 'world'), label: 'the queue is full' }] : [];
    planned.op = op;
    planned.reads =
      op === 'dequeue' ? layout.pieces(textOf(step.parameters.QueueId), planned.flow) : undefined;
    planned.ways = [
      make.end(ends.queued, {
        by: 'world',
        label: 'an agent answers',
        person: true,
        doing: { do: 'agent-answers' },
      }),
      make.end(ends.queued, { by: 'world', label: 'waits in the queue', person: true }),
      ...full,
      make.error('NoMatchingError', { by: 'flow', label: 'no queue' }),
      ...make.failures(['QueueAtCapacity']),
    ];
    planned.otherwise = 2 + full.length;
  };
}
