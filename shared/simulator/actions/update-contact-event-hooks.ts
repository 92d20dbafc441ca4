import { isTrue, objectOf, type SimulatedAction, textOf } from '../branch.ts';
import { prepareText } from '../text.ts';

/** Which flow runs in the queue, as a whisper, on hold, or when the agent has hung up. One hook a step. */
export const updateContactEventHooks: SimulatedAction = {
  type: 'UpdateContactEventHooks',
  prepare(plan) {
    const configuration = objectOf(plan.parameters.EventHooksConfiguration);
    const hooks = Object.entries(objectOf(plan.parameters.EventHooks)).map(([hook, flow]) => ({
      hook,
      flow: prepareText(textOf(flow)),
    }));
    const off = Object.keys(configuration).filter((hook) =>
      isTrue(objectOf(configuration[hook]).DisableExecution),
    );
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const { contact } = call;
      contact.hooks ??= new Map();
      for (const { hook, flow } of hooks) {
        if (off.includes(hook)) continue;
        const runs = call.centre.flow(flow.read(call));
        if (!runs) return failed;
        contact.hooks.set(hook, runs.arn);
        call.emit({ type: 'hook-set', ...call.here, hook, runs: runs.name });
      }
      for (const hook of off) {
        contact.hooks.set(hook, undefined);
        call.emit({ type: 'hook-set', ...call.here, hook, runs: undefined });
      }
      return next;
    };
  },
};
