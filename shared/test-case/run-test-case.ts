import type { Call } from '../simulator/call.ts';
import { type Centre, createCentre } from '../simulator/centre.ts';
import { isOperator, tests } from '../simulator/conditions.ts';
import type { CallEvent } from '../simulator/events.ts';
import type { CentreOptions } from '../simulator/options.ts';
import { type Happening, Listening } from './happenings.ts';
import { matches } from './match.ts';
import type { ReadTestCase } from './read-test-case.ts';
import { type Observation, type TestAction, textAt } from './test-case.ts';
import { TestWorld } from './test-world.ts';

/** How a test case ended. `PASSED` and `FAILED` are the service's words. */
export interface Verdict {
  readonly status: 'PASSED' | 'FAILED';
  /** Identifier of the observation that failed, or that was never made. */
  readonly observation?: string;
  readonly message?: string;
  /** Observations made, in order. */
  readonly made: readonly string[];
}

/** Everything around the call, as for `createCentre`; agents sit at their desks, free. The number comes from the test case. */
export type World = Omit<CentreOptions, 'numbers' | 'onEvent'>;

/**
 * Runs a test case on the simulator. Assumed, where the documentation is silent: an observation waits from the moment its
 * predecessor is made (from the start without one); `EndTest` ends the test, passed; when the call ends or nothing more
 * happens, every observation must have been made.
 */
export async function runTestCase(read: ReadTestCase, world: World): Promise<Verdict> {
  const run = new Run(read, world);
  return run.toTheEnd();
}

const testNumber = '+12065550100';

class Run {
  private readonly read: ReadTestCase;
  private readonly world: TestWorld;
  private readonly waiting = new Set<Observation>();
  private readonly made: string[] = [];
  private readonly instructions: TestAction[] = [];
  private readonly listening = new Listening(
    (happening) => this.happens(happening),
    (place) => this.world.botAt(place),
  );
  private readonly centre: Centre;
  /** ARN of the flow that the contact enters. */
  private readonly flow: string;
  private call: Call | undefined;
  private verdict: Verdict | undefined;

  constructor(read: ReadTestCase, world: World) {
    this.read = read;
    this.world = new TestWorld(world);
    const { Observations } = read.content;
    const targets = new Set(Observations.flatMap((one) => one.Transitions.NextObservations));
    for (const one of Observations) if (!targets.has(one.Identifier)) this.waiting.add(one);
    // Overrides hold from the first block on, so they come before the call.
    for (const one of Observations)
      if (one.Event.Type === 'TestInitiated' && this.waiting.has(one)) this.make(one);
    this.flow = this.world.flow(read.flow);
    this.centre = createCentre({
      ...this.world.options(),
      numbers: [{ number: testNumber, flow: this.flow }],
      onEvent: (event: CallEvent) => {
        this.call ??= [...this.centre.calls][0];
        this.listening.hear(event);
      },
    });
  }

  async toTheEnd(): Promise<Verdict> {
    if (this.verdict) return this.verdict;
    for (const { username } of this.world.agents) this.centre.agent(username).goesAvailable();
    const { from, attributes, channel } = this.read;
    const call =
      channel === 'CHAT'
        ? this.centre.chat({ flow: this.flow, attributes })
        : this.centre.call({ to: testNumber, ...(from !== undefined && { from }), attributes });
    for (;;) {
      await call.settled();
      this.listening.flush();
      if (this.verdict) return this.verdict;
      const next = this.instructions.shift();
      if (next) instruct(call, next);
      else if (!goOn(call)) break;
    }
    return this.verdict ?? this.ended(call);
  }

  private happens(happening: Happening): void {
    if (this.verdict) return;
    // Each interaction is matched once.
    for (const one of this.waiting) {
      if (!matches(one.Event, happening, (name) => this.world.namesOf(name))) continue;
      this.make(one);
      return;
    }
  }

  private make(one: Observation): void {
    this.waiting.delete(one);
    this.made.push(one.Identifier);
    for (const action of one.Actions) if (!this.verdict) this.act(one, action);
    for (const next of this.read.content.Observations)
      if (one.Transitions.NextObservations.includes(next.Identifier)) this.waiting.add(next);
  }

  private act(one: Observation, action: TestAction): void {
    const { Type, Parameters } = action;
    if (Type === 'SendInstruction') this.instructions.push(action);
    else if (Type === 'OverrideSystemBehavior') {
      const problem = this.world.override(Parameters, one.Event.Type === 'TestInitiated');
      if (problem) this.fail(one.Identifier, problem);
    } else if (Type === 'TestControl') {
      if (textAt(Parameters, 'Command', 'Type') === 'EndTest')
        this.verdict = { status: 'PASSED', made: this.made };
    } else this.check(one, Parameters);
  }

  private check(one: Observation, parameters: TestAction['Parameters']): void {
    const [path, operator] = [textAt(parameters, 'Namespace'), textAt(parameters, 'Operator')];
    const operand = textAt(parameters, 'Operand');
    const value = this.world.read(path, this.call);
    if (!isOperator(operator)) this.fail(one.Identifier, `there is no operator "${operator}"`);
    else if (value === undefined) this.fail(one.Identifier, `${path} cannot be read here`);
    else if (!tests[operator](value, operand))
      this.fail(one.Identifier, `${path} is not ${operator} "${operand}" at this moment`);
  }

  private fail(observation: string, message: string): void {
    this.verdict = { status: 'FAILED', observation, message, made: this.made };
  }

  private ended(call: Call): Verdict {
    const [missing] = this.waiting;
    const stopped = call.events.find((event) => event.type === 'stopped');
    if (stopped?.type === 'stopped')
      return { status: 'FAILED', ...named(missing), message: stopped.message, made: this.made };
    if (!missing) return { status: 'PASSED', made: this.made };
    const { Type, Properties } = missing.Event;
    const message = `${Type} ${JSON.stringify(Properties)} was never observed`;
    return { status: 'FAILED', ...named(missing), message, made: this.made };
  }
}

const named = (one: Observation | undefined): { observation?: string } =>
  one ? { observation: one.Identifier } : {};

function instruct(call: Call, { Parameters }: TestAction): void {
  const value = textAt(Parameters, 'Instruction', 'Properties', 'Value');
  const type = textAt(Parameters, 'Instruction', 'Type');
  if (type === 'DtmfInput') call.press(value);
  else if (type === 'Disconnect') call.hangUp();
  else call.say(value);
}

/** Lets a question, a pause or a time limit pass. False when nothing more can happen by itself. */
function goOn(call: Call): boolean {
  const wait = call.waitsFor;
  if (!wait || wait.what === 'agent' || wait.what === 'conversation' || wait.what === 'callback')
    return false;
  if (!('until' in wait) || wait.until === undefined || !Number.isFinite(wait.until)) return false;
  call.silence();
  return true;
}
