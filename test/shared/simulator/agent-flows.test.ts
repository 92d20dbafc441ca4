import { describe, expect, it } from 'vitest';
import type { FunctionResult } from '../../../shared/simulator/functions.ts';
import type { AgentSource, CentreOptions } from '../../../shared/simulator/options.ts';
import {
  all,
  bye,
  caller,
  frontDesk,
  number,
  nurses,
  type Short,
  say,
  smallCentre,
  toQueue,
} from './small-centre.ts';

const ana: AgentSource = {
  username: 'ana',
  firstName: 'Ana',
  lastName: 'Reyes',
  queues: [frontDesk],
  proficiencies: [{ name: 'language', value: 'es', level: 4 }],
};
const ben: AgentSource = { username: 'ben', firstName: 'Ben', lastName: 'Ito', queues: [frontDesk, nurses] };
type Flows = Readonly<Record<string, Readonly<Record<string, Short>>>>;
const centreOf = (flows: Flows, more: Partial<CentreOptions> = {}) => {
  const centre = smallCentre(flows, { agents: [ana, ben], ...more });
  for (const name of ['ana', 'ben']) centre.agent(name).goesAvailable();
  return centre;
};
const hook = (kind: string, flow: string): Readonly<Record<string, Short>> => ({
  hook: {
    type: 'UpdateContactEventHooks',
    p: { EventHooks: { [kind]: `arn:flow/${flow}` } },
    next: 'set-queue',
    errors: { NoMatchingError: 'bye' },
  },
  ...toQueue(frontDesk),
});
const end: Short = { type: 'EndFlowExecution' };

describe('an outbound whisper', () => {
  const flows = (whisper: Readonly<Record<string, Short>>): Flows => ({
    main: {
      'set-queue': {
        type: 'UpdateContactTargetQueue',
        p: { QueueId: frontDesk },
        next: 'back',
        errors: { NoMatchingError: 'bye' },
      },
      back: {
        type: 'CreateCallbackContact',
        p: { InitialCallDelaySeconds: '5', MaximumConnectionAttempts: '2', RetryDelaySeconds: '60' },
        next: 'bye',
        errors: { NoMatchingError: 'bye' },
      },
      bye,
    },
    whisper,
  });
  const calledBack = (whisper: Readonly<Record<string, Short>>, callback: CentreOptions['callback']) => {
    const centre = centreOf(flows(whisper), {
      defaultFlows: { outboundWhisper: 'arn:flow/whisper' },
      ...(callback && { callback }),
    });
    centre.call({ to: number, from: caller });
    const [back] = centre.calls;
    if (!back) throw new Error('no callback');
    centre.advance(5);
    centre.agent('ana').accepts();
    return { centre, back };
  };
  const order = (call: Parameters<typeof all>[0]) =>
    call.events.flatMap((event) =>
      event.type === 'step-entered' ? [event.step] : event.type === 'callback-dialled' ? [event.outcome] : [],
    );
  it('dials where a step says so, or where the customer is first needed', () => {
    const log: Short = {
      type: 'UpdateFlowLoggingBehavior',
      p: { FlowLoggingBehavior: 'Enabled' },
      next: 'dial',
    };
    const dial: Short = {
      type: 'CompleteOutboundCall',
      p: { CallerId: { Number: '+12065550150' } },
      next: 'hi',
    };
    const hi = { ...say('We call you back.', 'end'), errors: {} };
    const { back } = calledBack({ log, dial, hi, end }, undefined);
    expect(order(back)).toEqual(['log', 'dial', 'answered', 'hi', 'end']);
    expect(back.waitsFor).toMatchObject({ what: 'conversation', agent: 'ana' });
    back.hangUp();
    expect(back.record?.SystemEndpoint?.Address).toBe('+12065550150');
    expect(order(calledBack({ hi, end }, undefined).back)).toEqual(['hi', 'answered', 'end']);
    expect(order(calledBack({ end }, undefined).back)).toEqual(['end', 'answered']);
  });
  it('is over when nobody answers, and comes again with the next attempt', () => {
    const hi = { ...say('We call you back.', 'end'), errors: {} };
    const { centre, back } = calledBack({ hi, end }, (_, attempt) => (attempt === 1 ? 'busy' : 'answered'));
    expect(order(back)).toEqual(['hi', 'busy']);
    centre.advance(60);
    const offered = ['ana', 'ben'].find((name) => centre.agent(name).state === 'offered') ?? '';
    centre.agent(offered).accepts();
    expect(order(back)).toEqual(['hi', 'busy', 'hi', 'answered', 'end']);
  });
});

describe('a step-by-step guide', () => {
  const view = (id: string): Readonly<Record<string, Short>> => ({
    show: {
      type: 'ShowView',
      p: { ViewResource: { Id: id }, InvocationTimeLimitSeconds: '600' },
      next: 'end',
      on: { Done: 'keep' },
      errors: { NoMatchingCondition: 'end', NoMatchingError: 'end', TimeLimitExceeded: 'end' },
    },
    keep: {
      type: 'UpdateContactAttributes',
      p: { Attributes: { note: '$.Views.ViewResultData.note' }, TargetContact: 'Related' },
      next: 'end',
      errors: { NoMatchingError: 'end' },
    },
    end,
  });
  it('opens with the call on the screen of the agent, and another after it', () => {
    const main = {
      first: {
        type: 'UpdateContactEventHooks',
        p: { EventHooks: { DisconnectAgentUI: 'arn:flow/after' } },
        next: 'hook',
        errors: { NoMatchingError: 'bye' },
      },
      ...hook('DefaultAgentUI', 'guide'),
    };
    const centre = centreOf({ main, guide: view('guide'), after: view('after') });
    const call = centre.call({ to: number });
    const agent = centre.agent('ana');
    expect(() => agent.submits('Done')).toThrow('cannot fill a view while offered');
    agent.accepts();
    agent.submits('Done', { note: 'asks for a refill' });
    expect(call.attributes).toEqual({ note: 'asks for a refill' });
    agent.hangsUp();
    expect(all(call, 'view-shown').map((event) => event.view)).toEqual(['guide', 'after']);
  });

  it('may ask a function first: call and centre are settled when it has answered, or nobody waits any more', async () => {
    const asks: Readonly<Record<string, Short>> = {
      ask: {
        type: 'InvokeLambdaFunction',
        p: { LambdaFunctionARN: 'arn:fn', InvocationTimeLimitSeconds: '8' },
        next: 'show',
        errors: { NoMatchingError: 'end' },
      },
      ...view('$.External.view'),
    };
    const answers: ((result: FunctionResult) => void)[] = [];
    const invoke = () => new Promise<FunctionResult>((resolve) => answers.push(resolve));
    const centre = centreOf(
      { main: hook('DefaultAgentUI', 'guide'), guide: asks },
      { functions: { invoke } },
    );
    centre.agent('ben').goesOffline();
    const opened = () => {
      const call = centre.call({ to: number });
      centre.agent('ana').accepts();
      return call;
    };
    const call = opened();
    setImmediate(() => answers.shift()?.({ kind: 'answer', payload: { view: 'history' }, ms: 300 }));
    await call.settled();
    expect(centre.agent('ana').view).toMatchObject({ view: 'history' });
    call.hangUp();
    centre.agent('ana').goesAvailable();
    const other = opened();
    const settled = Promise.all([other.settled(), centre.settled()]);
    other.hangUp();
    await settled;
    expect(other.state).toBe('ended');
  });
});

describe('the flows of a task that is paused', () => {
  it('run when it is paused and when it is taken up again', () => {
    const note = (text: string): Readonly<Record<string, Short>> => ({
      tag: {
        type: 'TagContact',
        p: { Tags: { state: text } },
        next: 'end',
        errors: { NoMatchingError: 'end' },
      },
      end,
    });
    const centre = centreOf({ main: hook('PauseContact', 'paused'), paused: note('paused') });
    for (const name of ['ana', 'ben']) centre.agent(name).goesOffline();
    const call = centre.task({ flow: 'arn:flow/main', name: 'Fax' });
    call.pauses();
    expect(all(call, 'flow-entered').at(-1)?.flow).toBe('paused');
    centre.agent('ana').goesAvailable();
    expect(all(call, 'offered')).toEqual([]);
    call.resumes();
    expect(all(call, 'offered')).toHaveLength(0 + (centre.agent('ana').contactId === undefined ? 0 : 1));
    expect(centre.agent('ana').contactId).toBe(call.contactId);
  });
});
