import { type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/** Counts the rounds of one step in one running flow: ContinueLooping so many times, then DoneLooping, then from the start. */
export const loop: SimulatedAction = {
  type: 'Loop',
  prepare(plan) {
    const count = prepareText(textOf(plan.parameters.LoopCount));
    const { choose } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const rounds = Number(count.fixed ?? count.read(call));
      // Source: LoopCount is 0 to 100. Assumed: anything else takes the error branch.
      if (!Number.isInteger(rounds) || rounds < 0 || rounds > 100) return failed;
      const loops = call.frame.loops ?? new Map<string, number>();
      call.frame.loops = loops;
      const done = loops.get(plan.id) ?? 0;
      if (done < rounds) loops.set(plan.id, done + 1);
      else loops.delete(plan.id);
      return choose(done < rounds ? 'ContinueLooping' : 'DoneLooping', call) ?? failed;
    };
  },
};
