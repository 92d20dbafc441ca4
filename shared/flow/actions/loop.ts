import { always, defineAction, everyChannel, everyKind } from '../action-spec.ts';
import { FlowDefinitionError } from '../definition-error.ts';

/** Goes round `count` times (0–100), then leaves by `whenDone` and starts again at zero. Each step has its own count. */
export interface Loop<S extends string> {
  readonly type: 'Loop';
  readonly count: number;
  readonly whileLooping: S;
  readonly whenDone: S;
}

export const loop = defineAction({
  type: 'Loop',
  block: 'Loop',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-loop.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'mirror',
  parameters: {
    LoopCount: { required: true, mode: 'single', range: [0, 100] },
    // The console has loop names and an array mode; their wire keys were not found.
    LoopName: { mode: 'unstated', undocumented: true },
  },
  // The page says none, newer consoles draw an error branch, and the service accepts one.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: () => ({
    operators: ['Equals'],
    operands: ['ContinueLooping', 'DoneLooping'],
    exhaustive: true,
  }),
  lower: (s: Loop<string>, name) => {
    if (!Number.isInteger(s.count) || s.count < 0 || s.count > 100) {
      throw new FlowDefinitionError(
        `Step "${name}": loops ${s.count} times. Write a whole number from 0 to 100.`,
      );
    }
    return {
      type: 'Loop',
      parameters: { LoopCount: String(s.count) },
      next: s.whenDone,
      errors: {},
      conditions: [
        { operator: 'Equals', operands: ['ContinueLooping'], next: s.whileLooping },
        { operator: 'Equals', operands: ['DoneLooping'], next: s.whenDone },
      ],
    };
  },
});
