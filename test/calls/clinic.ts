import { publishedFlows } from '../../contact-flows/index.ts';
import { type Language, usualLanguages } from '../../contact-flows/prompts/prompts.ts';
import { newCardKeyPair } from '../../functions/adapters/card-input/new-key-pair.ts';
import { compile } from '../../shared/flow/compile.ts';
import type { ReferenceKind } from '../../shared/flow/references.ts';
import type { Call } from '../../shared/simulator/call.ts';
import { type Centre, createCentre } from '../../shared/simulator/centre.ts';
import type { Functions } from '../../shared/simulator/functions.ts';
import type { AgentSource, CentreOptions } from '../../shared/simulator/options.ts';
import { type Answers, answering, goodDay } from './answers.ts';
import { Caller } from './caller.ts';

const account = 'arn:aws:connect:us-east-1:111122223333:instance/11111111-1111-1111-1111-111111111111';
export const clinicNumber = '+12065550199';
export const mobile = '+12065550100';

const publishedIn = (languages: readonly Language[]) =>
  publishedFlows(languages, { clinicName: 'Riverside Family Clinic' });

/** A key pair and certificate as the deployment makes them in the account. */
export const cardKey = await newCardKeyPair('card-key-1', new Date('2026-01-01T00:00:00Z'));

const segments: Partial<Record<ReferenceKind, string>> = {
  queue: `${account}/queue/`,
  hours: `${account}/operating-hours/`,
  flow: `${account}/contact-flow/`,
  module: `${account}/flow-module/`,
  prompt: `${account}/prompt/`,
  view: `${account}/view/`,
  'phone-number': 'arn:aws:connect:us-east-1:111122223333:phone-number/',
  function: 'arn:aws:lambda:us-east-1:111122223333:function:',
  'security-key': '',
  certificate: '',
};

export const arnOf = (kind: ReferenceKind, name: string): string => {
  if (kind === 'security-key') return cardKey.keyId;
  return kind === 'certificate' ? cardKey.certificatePem : (segments[kind] ?? `${account}/${kind}/`) + name;
};

/** Of a large clinic, so that each subject is seen to go its way; crisis first, as agents take them. */
const queueNames = ['crisis', 'front-desk', 'appointments', 'insurance', 'billing'];

/** The published flows of these languages with everything around them but people and functions. */
export function instanceIn(languages: readonly Language[]) {
  const published = publishedIn(languages);
  const flows = published.map(({ flow }) => ({
    arn: arnOf(flow.kind === 'MODULE' ? 'module' : 'flow', flow.name),
    name: flow.name,
    ...(flow.kind && { kind: flow.kind }),
    content: compile(flow, arnOf),
  }));
  return {
    published,
    instanceArn: account,
    startAt: new Date('2026-03-02T18:00:00Z'),
    flows,
    queues: queueNames.map((name) => ({ arn: arnOf('queue', name), name })),
    hours: [{ arn: arnOf('hours', 'clinic'), name: 'clinic' }],
    numbers: [{ number: clinicNumber, flow: arnOf('flow', 'answer-call') }],
  };
}
export type Instance = ReturnType<typeof instanceIn>;

export const instance = instanceIn(usualLanguages);
export const { published } = instance;

const nameOf = (functionArn: string): string => functionArn.slice(functionArn.lastIndexOf(':') + 1);

/** An agent of all queues, crisis first, who answers by hand. */
export const agentNamed = (username: string): AgentSource => ({
  username,
  firstName: username,
  lastName: 'Agent',
  queues: queueNames.map((name) => arnOf('queue', name)),
  answers: 'by hand',
});

export interface ClinicOptions {
  readonly open?: boolean;
  readonly answers?: Answers;
  /** Usernames of agents who sit at their desks. Default: ana. */
  readonly agents?: readonly string[];
  readonly maxContacts?: number;
  /** Default: English and Spanish. */
  readonly instance?: Instance;
  readonly faults?: CentreOptions['faults'];
  readonly onEvent?: CentreOptions['onEvent'];
  /** Functions that answer by themselves, by name. */
  readonly real?: Readonly<Record<string, Functions['invoke']>>;
}

/** The published flows in a simulated instance, with functions that answer as told. */
export class Clinic {
  readonly centre: Centre;
  readonly functions: ReturnType<typeof answering>;
  readonly #earlier = new Map<string, Call>();

  constructor(options: ClinicOptions = {}) {
    this.functions = answering({ ...goodDay, ...options.answers });
    let id = 0;
    const { open = true, maxContacts, agents = ['ana'], real = {}, instance: at = instance } = options;
    this.centre = createCentre({
      ...at,
      ids: () => `contact-${++id}`,
      // The tone before a message.
      promptSeconds: () => 0.4,
      queues: at.queues.map((queue) => ({
        ...queue,
        ...(maxContacts !== undefined && { maxContacts }),
      })),
      hours: at.hours.map((hours) => ({ ...hours, isOpen: () => open })),
      agents: agents.map(agentNamed),
      functions: { invoke: (arn, event) => (real[nameOf(arn)] ?? this.functions.invoke)(arn, event) },
      ...(options.faults && { faults: options.faults }),
      ...(options.onEvent && { onEvent: options.onEvent }),
    });
    this.#startsWork(options);
  }

  /**
   * Puts the agents to work: each talks to an earlier caller, so that the next caller has to wait. With no room in the queues
   * they just sit there.
   */
  #startsWork({ open = true, agents = ['ana'], maxContacts }: ClinicOptions): void {
    for (const username of agents) {
      const agent = this.centre.agent(username);
      agent.goesAvailable();
      if (!open || maxContacts === 0) continue;
      const earlier = this.centre.call({ to: clinicNumber, from: '+12065550111' });
      earlier.press('1');
      earlier.press('0');
      agent.accepts();
      this.#earlier.set(username, earlier);
    }
    this.functions.calls.length = 0;
  }

  /** The agent ends what she is doing, and takes the next call after so many seconds. */
  frees(username: string, seconds = 0): void {
    this.#earlier.get(username)?.hangUp();
    this.centre.advance(seconds);
    this.centre.agent(username).accepts();
  }

  /** A caller dials the clinic. `from: undefined` is a withheld number. */
  async isCalled(how: { readonly from?: string | undefined } = { from: mobile }): Promise<Caller> {
    const call = this.centre.call({ to: clinicNumber, ...(how.from !== undefined && { from: how.from }) });
    await call.settled();
    return new Caller(this, call);
  }
}
