import { limits } from '../flow/document.ts';
import { pathsIn } from '../flow/paths.ts';
import { isTrue, millisecondsOf, objectOf, textOf } from '../simulator/branch.ts';
import { anyQueue } from './flow-folder.ts';
import { functionWays } from './function-ways.ts';
import { menuWays, storeWays } from './input-ways.ts';
import type { Layout } from './layout.ts';
import type { StepPlanner, StepPlanning } from './plan.ts';
import { assign, labelled, tests } from './plan-branches.ts';
import { queueTransfer } from './plan-queue-transfer.ts';
import { speak } from './plan-speech.ts';
import { ends } from './planned-step.ts';
import { soleVariable } from './variables.ts';

/** Makes one step ready: what it may do, and what that depends on. Actions without a plan of their own branch as the world decides. */
export const planStep: StepPlanner = (planned, step, at) => {
  Object.assign(planned, { type: step.type });
  const plan = Object.hasOwn(planners, step.type) ? planners[step.type] : undefined;
  (plan ?? opaque)(planned, step, at);
};

const quietActions = [
  'UpdateContactTextToSpeechVoice',
  'UpdateContactRecordingAndAnalyticsBehavior',
  'UpdateContactRecordingBehavior',
  'UpdateFlowLoggingBehavior',
  'UpdateContactRoutingBehavior',
  'TagContact',
  'UntagContact',
  'UpdateContactCallbackNumber',
  'GetMetricData',
];

/** They have a conversation of their own with the caller, whose words the explorer does not know. */
const conversing: ReadonlySet<string> = new Set([
  'ShowView',
  'ConnectParticipantWithLexBot',
  'ConnectParticipantWithAgenticCX',
  'AuthenticateParticipant',
  'LoadContactContent',
]);

/** Whatever the action does, it goes on by one of its branches. */
const opaque: StepPlanner = (planned, step, { make }) => {
  const onward = step.conditions
    .map((_, i) => make.condition(i, { by: 'world' }))
    .map((way) => ({
      ...way,
      doing: { do: 'decide', branch: way.label } as const,
    }));
  const goesOn = onward.length === 0 && step.next !== undefined ? [make.forced('NextAction', 'world')] : [];
  // Time limits and answers that match nothing are no failures of the block.
  const answers = Object.keys(step.errors).filter((type) => type !== 'NoMatchingError');
  const others = answers.map((type) => make.forced(type, 'world'));
  planned.waits = conversing.has(step.type);
  const all = [...onward, ...goesOn, ...others, ...make.failures(answers)];
  planned.ways = all.length > 0 ? all : [make.end(ends.ended, { by: 'flow' })];
};

const decided: StepPlanner = (planned, _, { make }) => {
  planned.ways = [make.forced('NextAction', 'flow'), ...make.failures()];
};

const planners: Readonly<Record<string, StepPlanner>> = {
  ...Object.fromEntries(quietActions.map((type) => [type, decided])),
  MessageParticipant(planned, step, { make, layout }) {
    speak(planned, step, layout);
    const failures = make.failures();
    const none = make.error('NoMatchingError', { by: 'flow', label: 'no such prompt' });
    planned.otherwise = 1;
    if (!planned.says) planned.ways = [none];
    else if (planned.reads?.places.includes(undefined)) {
      // Only the world knows whether there is such a recording.
      planned.reads = undefined;
      planned.ways = [make.forced('NextAction', 'world'), ...failures];
    } else planned.ways = [make.next({ by: 'flow' }), ...(planned.reads ? [none] : []), ...failures];
  },
  MessageParticipantIteratively(planned, step, { make }) {
    planned.waits = true;
    const messages = Array.isArray(step.parameters.Messages) ? step.parameters.Messages.length : 0;
    const ms = millisecondsOf(step.parameters.InterruptFrequencySeconds, 0);
    planned.says = messages > 0;
    const interrupted = step.conditions.findIndex((c) => c.operands[0] === 'MessagesInterrupted');
    const on =
      messages === 0
        ? make.error('NoMatchingError', { by: 'flow' })
        : ms === 0
          ? make.end(ends.forever, { by: 'flow' })
          : {
              ...(interrupted < 0
                ? make.error('NoMatchingError', { by: 'flow' })
                : make.condition(interrupted, { by: 'flow' })),
              ms,
            };
    planned.ways = [
      { ...on, label: 'interrupted', silent: true, doing: messages === 0 ? undefined : { do: 'silence' } },
      ...make.failures(),
    ];
  },
  GetParticipantInput(planned, step, at) {
    const asks = step.parameters.InputTimeLimitSeconds !== undefined;
    if (step.parameters.EnableDTMFBuffer !== undefined && !asks) return decided(planned, step, at);
    planned.waits = true;
    speak(planned, step, at.layout);
    const stores = isTrue(step.parameters.StoreInput);
    const ways = stores ? storeWays(step, planned.flow, at) : menuWays(step, at.make);
    planned.ways = [
      ...ways,
      ...at.make.failures(['InputTimeLimitExceeded', 'NoMatchingCondition', 'InvalidPhoneNumber']),
    ];
    // Without a failure branch of its own, an input that nobody can answer stops the call.
    planned.otherwise = Math.max(
      0,
      planned.ways.findIndex((way) => way.by === 'failure'),
    );
  },
  Compare(planned, step, { make, layout }) {
    const text = textOf(step.parameters.ComparisonValue);
    const variable = soleVariable(text, planned.flow);
    const channel = text === '$.Channel';
    const known = variable !== undefined && layout.find(variable) !== undefined;
    if (!known && !channel) {
      // Distinct outcomes of what only the world knows: attributes from elsewhere, metrics, bots.
      planned.ways = [
        ...step.conditions.map((_, i) => labelled(make, step, i)),
        make.forced('NoMatchingCondition', 'world'),
      ];
      return;
    }
    planned.op = 'compare';
    planned.reads = channel ? { words: ['VOICE'], places: [] } : layout.pieces(text, planned.flow);
    tests(planned, step, { make, layout });
  },
  Loop(planned, step, { make, layout }) {
    planned.op = 'loop';
    planned.reads = layout.pieces(textOf(step.parameters.LoopCount), planned.flow);
    planned.place = layout.local(`L:${planned.flow}:${planned.id}`, planned.flow);
    const by = { by: 'flow' } as const;
    const branch = (operand: string) => {
      const i = step.conditions.findIndex((c) => c.operands[0] === operand);
      return i < 0 ? make.error('NoMatchingError', by) : make.condition(i, by);
    };
    planned.ways = [
      branch('ContinueLooping'),
      branch('DoneLooping'),
      make.error('NoMatchingError', by),
      ...make.failures(),
    ];
  },
  UpdateContactAttributes: assign,
  UpdateFlowAttributes: assign,
  UpdateContactData: assign,
  UpdateContactTargetQueue(planned, step, at) {
    const queue = textOf(step.parameters.QueueId);
    if (step.parameters.AgentId !== undefined) return opaque(planned, step, at);
    const outside = attributeFromOutside(queue, planned.flow, at.layout);
    if (outside !== undefined) at.folder.attributes.set(outside, anyQueue);
    planned.op = 'set-queue';
    planned.reads = at.layout.pieces(outside === undefined ? queue : anyQueue, planned.flow);
    planned.assigns = [[queuePlace, planned.reads]];
    planned.otherwise = 1;
    const none = at.make.error('NoMatchingError', { by: 'flow', label: 'no such queue' });
    planned.ways = [at.make.next({ by: 'flow' }), none, ...at.make.failures()];
  },
  UpdateContactEventHooks(planned, step, at) {
    const hooked = Object.values(objectOf(step.parameters.EventHooks)).map(textOf);
    if (hooked.some((flow) => isOfTheWorld(flow, planned.flow, at.layout))) return opaque(planned, step, at);
    planned.assigns = Object.entries(objectOf(step.parameters.EventHooks)).map(([hook, flow]) => {
      // Hooks of other kinds are checked as well, and then never run.
      const place = at.layout.global(`hook:${hook}`);
      return [place, at.layout.pieces(textOf(flow), planned.flow)] as const;
    });
    const fails = at.make.error('NoMatchingError', { by: 'flow', label: 'no such flow' });
    planned.op = 'set-hook';
    planned.otherwise = 1;
    planned.ways = [at.make.next({ by: 'flow' }), fails, ...at.make.failures()];
  },
  InvokeLambdaFunction(planned, step, { make, layout, answerKeys }) {
    planned.op = 'function';
    planned.limitMs = Math.min(
      millisecondsOf(step.parameters.InvocationTimeLimitSeconds, limits.functionSeconds * 1000),
      limits.functionSeconds * 1000,
    );
    Object.assign(planned, functionWays(step, { flow: planned.flow, answerKeys, layout, make }));
  },
  CheckHoursOfOperation(planned, step, { make, layout }) {
    const hours = textOf(step.parameters.HoursOfOperationId);
    planned.op = 'hours';
    planned.place = layout.global(`hours:${hours}`);
    const place = planned.place;
    const answer = (operand: string, value: number) => {
      const i = step.conditions.findIndex((c) => c.operands[0] === operand);
      const label = operand === 'True' ? 'open' : 'closed';
      return {
        ...(i < 0 ? make.forced('NoMatchingError', 'world') : labelled(make, step, i)),
        label,
        sets: [[place, value] as const],
      };
    };
    planned.ways = [answer('True', 1), answer('False', 2), ...make.failures()];
  },
  InvokeFlowModule(planned, step, at) {
    const target = textOf(step.parameters.FlowModuleId);
    const elsewhere = pathsIn(target).length === 0 && at.folder.find(target) === undefined;
    // Which module a function names, only the world knows.
    const answered = pathsIn(target).some((path) => path.startsWith('$.External'));
    if (elsewhere || answered || isOfTheWorld(target, planned.flow, at.layout))
      return opaque(planned, step, at);
    planned.op = 'module';
    planned.reads = at.layout.pieces(target, planned.flow);
    planned.target = startOf(at, target);
    tests(planned, step, at);
    if (step.conditions.length === 0) planned.ways[planned.otherwise] = at.make.next({ by: 'flow' });
    planned.ways = [
      ...planned.ways,
      at.make.error('NoMatchingError', { by: 'flow', label: 'no such module' }),
      ...at.make.failures(['NoMatchingCondition']),
    ];
  },
  EndFlowModuleExecution(planned, step, { make, layout }) {
    planned.op = 'return';
    planned.reads = layout.pieces(textOf(step.parameters.Result), planned.flow);
    planned.ways = [make.end(ends.stopped, { by: 'flow', label: 'return' })];
  },
  TransferToFlow(planned, step, at) {
    const target = textOf(step.parameters.ContactFlowId);
    planned.op = 'transfer';
    planned.reads = at.layout.pieces(target, planned.flow);
    planned.target = startOf(at, target);
    // A flow that was not given exists all the same, and so may one whose name only the world knows.
    const outside = planned.target < 0 && target !== '';
    const none = at.make.error('NoMatchingError', { by: 'flow', label: 'no such flow' });
    planned.ways = [
      outside || planned.target >= 0 ? at.make.end(ends.outside, { by: 'flow', label: 'transfer' }) : none,
      none,
      ...at.make.failures(),
    ];
    planned.otherwise = outside ? 0 : 1;
  },
  TransferContactToQueue: queueTransfer('queue'),
  DequeueContactAndTransferToQueue: queueTransfer('dequeue'),
  TransferParticipantToThirdParty(planned, step, { make }) {
    const continues = textOf(step.parameters.ContinueFlowExecution).toLowerCase() !== 'false';
    const connected = { by: 'world', label: 'connected', person: true } as const;
    planned.ways = [
      continues ? { ...make.forced('NextAction', 'world'), ...connected } : make.end(ends.ended, connected),
      ...make.failures(),
    ];
  },
  CreateCallbackContact(planned, _, { make }) {
    planned.ways = [{ ...make.forced('NextAction', 'flow'), person: true }, ...make.failures()];
  },
  Wait(planned, step, { make }) {
    planned.waits = true;
    const ms = millisecondsOf(step.parameters.TimeLimitSeconds ?? step.parameters.TimeoutSeconds, 0);
    const done = step.conditions.findIndex((c) => c.operands[0] === 'WaitCompleted');
    const on =
      done < 0 || ms === 0
        ? make.error('NoMatchingError', { by: 'flow' })
        : make.condition(done, { by: 'flow' });
    planned.ways = [
      { ...on, ms, silent: true, label: 'time passes', ...(ms > 0 && { doing: { do: 'silence' } as const }) },
      ...make.failures(),
    ];
  },
  EndFlowExecution(planned, _, { make }) {
    planned.op = 'end';
    planned.ways = [make.end(ends.ended, { by: 'flow' })];
  },
  DisconnectParticipant(planned, _, { make }) {
    planned.op = 'disconnect';
    planned.ways = [make.end(ends.ended, { by: 'flow' })];
  },
};

/** Whether a text depends on something that no flow sets, so that anything may stand there. */
const isOfTheWorld = (text: string, flow: number, layout: Layout): boolean =>
  layout.pieces(text, flow).places.includes(undefined);

/** `x` of `$.Attributes.x` that no flow sets. */
function attributeFromOutside(text: string, flow: number, layout: Layout): string | undefined {
  const name = /^\$\.Attributes\.(\w+)$/.exec(text)?.[1];
  return name !== undefined && isOfTheWorld(text, flow, layout) ? name : undefined;
}

/** The working queue has a place of its own in the head of the state. */
export const queuePlace = { global: true, slot: -1 } as const;

const startOf = ({ folder, starts }: StepPlanning, target: string): number => {
  const found = folder.find(target);
  return found === undefined ? -1 : (starts[found] ?? -1);
};
