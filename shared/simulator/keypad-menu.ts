import { type Branch, millisecondsOf, type Run, type Signal, type StepPlan } from './branch.ts';
import type { WaitsFor } from './call.ts';
import type { LiveCall } from './live-call.ts';
import { prepareSpeech } from './speech.ts';
import type { Wait } from './wait.ts';

/** A menu, prepared. */
interface Menu {
  readonly id: string;
  readonly limitMs: number;
  readonly choose: (key: string, call: LiveCall) => Branch;
  readonly timedOut: Branch;
}

/** Get customer input: one key, one branch. The first key ends the prompt. */
export function prepareMenu(plan: StepPlan): Run {
  const speech = prepareSpeech(plan.parameters, plan.timing);
  const failed = plan.error('NoMatchingError');
  const otherwise = plan.error('NoMatchingCondition');
  const menu: Menu = {
    id: plan.id,
    limitMs: millisecondsOf(plan.parameters.InputTimeLimitSeconds, 5_000),
    choose: (key, call) => plan.choose(key, call) ?? otherwise,
    timedOut: plan.error('InputTimeLimitExceeded'),
  };
  return (call) => {
    if (call.audience !== 'customer') return failed;
    const ahead = call.touchTones?.shift();
    if (ahead !== undefined) return answered(menu, call, ahead);
    const length = speech ? speech.say(call) : 0;
    return length === undefined ? failed : ask(menu, call, length);
  };
}

function ask(menu: Menu, call: LiveCall, length: number): Signal {
  const until = call.time + length + menu.limitMs;
  const flow = call.frame.flow.name;
  call.emit({
    type: 'asked',
    at: call.time,
    contactId: call.contact.id,
    flow,
    step: menu.id,
    kind: 'menu',
    until,
  });
  return call.park(new MenuWait(menu, call, length), until);
}

function answered(menu: Menu, call: LiveCall, key: string): Branch {
  const at = { at: call.time, contactId: call.contact.id, flow: call.frame.flow.name, step: menu.id };
  call.emit({ type: 'entered', ...at, kind: 'menu', count: 1, key, encrypted: false });
  return menu.choose(key, call);
}

class MenuWait implements Wait {
  readonly keysFrom: number;
  readonly keysAfter: number;
  readonly rested = undefined;
  readonly promised = false;
  private readonly menu: Menu;
  private readonly call: LiveCall;

  constructor(menu: Menu, call: LiveCall, length: number) {
    this.menu = menu;
    this.call = call;
    this.keysFrom = call.time;
    this.keysAfter = call.time + length;
  }

  key(key: string): void {
    this.call.resume(answered(this.menu, this.call, key));
  }

  due(): void {
    const { call, menu } = this;
    const flow = call.frame.flow.name;
    call.emit({
      type: 'timed-out',
      at: call.time,
      contactId: call.contact.id,
      flow,
      step: menu.id,
      what: 'menu',
    });
    call.resume(menu.timedOut);
  }

  describe(): WaitsFor {
    return {
      what: 'keys',
      flow: this.call.frame.flow.name,
      step: this.menu.id,
      kind: 'menu',
      since: this.keysFrom,
      until: this.keysAfter + this.menu.limitMs,
      spoken: (this.keysAfter - this.keysFrom) / 1000,
    };
  }
}
