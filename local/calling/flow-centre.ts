/** A centre around flows that somebody gives: everything that they name exists, as the instance file says or so that calls get through. */
import { compile } from '../../shared/flow/compile.ts';
import { namesIn } from '../../shared/flow/diff/resources.ts';
import type { Flow } from '../../shared/flow/flow.ts';
import {
  aliasOf,
  connectParticipantWithLexBot,
} from '../../shared/simulator/actions/connect-participant-with-lex-bot.ts';
import type { Bot } from '../../shared/simulator/bot.ts';
import { type Centre, createCentre } from '../../shared/simulator/centre.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import type { FunctionResult } from '../../shared/simulator/functions.ts';
import type { AgentSource, QueueSource } from '../../shared/simulator/options.ts';
import { phraseBot } from '../../shared/simulator/phrase-bot.ts';
import { worldOf } from '../../shared/test-case/world-of.ts';
import { UnreadablePathError } from '../cli/read-flows.ts';
import { type FunctionAnswer, hoursOf, type InstanceFile } from './instance-file.ts';

export interface FlowCentre {
  readonly centre: Centre;
  /** Number to dial. */
  readonly number: string;
  /** Whoever answers when nobody of the instance file does. */
  readonly agent: string;
}

interface Around {
  readonly flows: readonly Flow[];
  readonly instance: InstanceFile;
  /** Name of the flow that answers; `to`: a number of the instance file. Absent: the only one that is no module. */
  readonly entry?: string;
  readonly to?: string;
  readonly onEvent: (event: CallEvent) => void;
  /** How functions answer that the instance file does not know. */
  readonly unknownFunction: (arn: string, parameters: object) => FunctionResult | Promise<FunctionResult>;
  /** What flows name and the instance file does not have. */
  readonly note: (text: string) => void;
}

const anyNumber = '+12065550199';

/** Throws `UnreadablePathError` when it is not clear which flow answers, or when the instance file does not fit together. */
export function centreOf(around: Around): FlowCentre {
  const { flows, instance, note } = around;
  const called = new Map(flows.flatMap((flow) => [...namesIn(flow)]));
  const nameOf = (text: string) => called.get(text) ?? lastOf(text);
  const world = worldOf(flows.map((flow) => ({ name: flow.name, content: compile(flow) })));
  const hours = hoursOf(instance);
  const known = new Set<string>();
  const match = <T extends { readonly name: string; readonly arn?: string }>(
    given: readonly T[],
    text: string,
  ) => {
    const found = given.find(
      ({ name, arn }) =>
        [name, arn].includes(text) || lastOf(text) === name || lastOf(text) === lastOf(arn ?? ''),
    );
    if (found) known.add(found.name);
    return found;
  };
  const allHours = (world.hours ?? []).map((named) => {
    const own = match(hours, named.arn);
    if (!own) note(`hours “${nameOf(named.arn)}” are always open: no instance file says otherwise`);
    return { ...named, name: own?.name ?? nameOf(named.arn), isOpen: own?.isOpen ?? named.isOpen };
  });
  const queues = [
    ...(world.queues ?? []).map(({ arn }) =>
      queueOf(match(instance.queues, arn), { arn, name: nameOf(arn) }),
    ),
    ...instance.queues
      .filter(({ name }) => !known.has(name))
      .map((given) => queueOf(given, { arn: given.arn ?? given.name, name: given.name })),
  ];
  const number = around.to ?? anyNumber;
  const centre = createCentre({
    ...world,
    startAt: instance.startAt === undefined ? world.startAt : new Date(instance.startAt),
    chance: Math.random,
    hours: [...allHours, ...hours.filter(({ name }) => !known.has(name))],
    queues,
    numbers: [{ number, flow: entryOf(around) }],
    agents: [
      ...instance.agents.map((agent) => agentOf(agent, queues)),
      { ...nobody, queues: queues.map(({ arn }) => arn) },
    ],
    functions: { invoke: functionsOf(around) },
    bots: botsOf(around),
    ...(instance.profiles && { profiles: instance.profiles }),
    ...(instance.cases && { cases: instance.cases }),
    ...(instance.dataTables && { dataTables: instance.dataTables }),
    onEvent: around.onEvent,
  });
  for (const { username, available } of instance.agents)
    if (available) centre.agent(username).goesAvailable();
  return { centre, number, agent: nobody.username };
}

const nobody = {
  username: 'somebody',
  firstName: 'Somebody',
  lastName: '',
  answers: 'automatically',
} as const;

const queueOf = (given: InstanceFile['queues'][number] | undefined, named: QueueSource): QueueSource =>
  given ? { ...given, arn: named.arn } : named;

function agentOf(
  { username, queues: names }: InstanceFile['agents'][number],
  queues: readonly QueueSource[],
): AgentSource {
  const arns = names.map((name) => {
    const queue = queues.find((one) => one.name === name);
    if (!queue)
      throw new UnreadablePathError(
        `The agent "${username}" has the queue "${name}", which the instance file does not describe.`,
      );
    return queue.arn;
  });
  return {
    username,
    firstName: username,
    lastName: '',
    queues: arns,
    answers: 'automatically',
  };
}

function entryOf({ flows, instance, entry, to }: Around): string {
  const callable = flows.filter(({ kind }) => kind === undefined || kind === 'CONTACT_FLOW');
  const named = to === undefined ? entry : instance.numbers.find(({ number }) => number === to)?.flow;
  if (to !== undefined && named === undefined)
    throw new UnreadablePathError(
      `The instance file has no number ${to}. Its numbers: ${instance.numbers.map(({ number }) => number).join(', ') || 'none'}.`,
    );
  const found = named === undefined ? callable : flows.filter(({ name }) => name === named);
  const [only, ...more] = found;
  if (only && more.length === 0) return only.name;
  const choice = callable.map(({ name }) => `"${name}"`).join(', ');
  throw new UnreadablePathError(
    named === undefined
      ? `Which flow answers the call? Give --entry with one of ${choice}.`
      : `No flow is called "${named}". There are ${choice}.`,
  );
}

function functionsOf({ instance, unknownFunction }: Around) {
  const asked = new Map<string, number>();
  return (arn: string, event: { readonly Details: { readonly Parameters: object } }) => {
    const given = instance.functions[arn] ?? instance.functions[lastOf(arn)];
    if (given === undefined) return unknownFunction(arn, event.Details.Parameters);
    const answers = Array.isArray(given) ? given : [given];
    const turn = asked.get(arn) ?? 0;
    asked.set(arn, turn + 1);
    return resultOf(answers[turn] ?? answers.at(-1) ?? { fails: 'no answer' });
  };
}

/** A bot that nobody described takes what is said for the name of the intent. */
function botsOf({ flows, instance, note }: Around): Bot[] {
  const described = (instance.bots ?? []).map(phraseBot);
  const intents = new Map<string, string[]>();
  for (const step of flows.flatMap(({ steps }) => Object.values(steps))) {
    if (step.type !== connectParticipantWithLexBot.type) continue;
    const alias = aliasOf(step);
    if (described.some(({ aliasArn }) => aliasArn === alias)) continue;
    intents.set(alias, [
      ...(intents.get(alias) ?? []),
      ...step.conditions.flatMap(({ operands }) => operands),
    ]);
  }
  const obliging = [...intents].map(([aliasArn, known]): Bot => {
    const list = [...new Set(known)].join(', ') || 'the flow looks at none';
    note(
      `bot “${lastOf(aliasArn)}” takes what is said for the name of the intent (${list}): no instance file describes it`,
    );
    return {
      aliasArn,
      answer: (input) =>
        'silence' in input
          ? { state: 'Failed', intent: 'FallbackIntent', slots: {} }
          : { state: 'ReadyForFulfillment', intent: 'text' in input ? input.text : input.digits, slots: {} },
    };
  });
  return [...described, ...obliging];
}

export function resultOf(answer: FunctionAnswer): FunctionResult {
  if ('answers' in answer) return { kind: 'answer', payload: answer.answers, ms: answer.ms ?? 100 };
  return 'fails' in answer ? { kind: 'fault', message: answer.fails } : { kind: 'hang' };
}

/** The name at the end of an ARN or of a symbolic reference, without an alias' or version's. */
export function lastOf(text: string): string {
  const name = /:function:([^:]+)/.exec(text)?.[1];
  return name ?? text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
}
