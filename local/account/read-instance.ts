/** Reads a live Amazon Connect instance: only lists and describes, nothing is changed. */
import { type NamedFlow, namedFlow } from '../../shared/flow/diff/named-flow.ts';
import { flowOf } from '../cli/flow-sides.ts';
import { UnreadablePathError } from '../cli/read-flows.ts';
import {
  contentOf,
  describeHours,
  describeQueue,
  type Kind,
  type Listed,
  pageOf,
  type Questions,
} from './instance-questions.ts';
import type { InstanceState, Table } from './instance-state.ts';
import { instancePermissions } from './permissions.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export interface InstanceReading extends Questions {
  /** Id or ARN. */
  readonly instance: string;
  /** What is described; the rest is only listed. Absent: everything. */
  readonly wanted?: (kind: Kind, name: string) => boolean;
  readonly kinds?: readonly Kind[];
  readonly onProgress?: (text: string) => void;
}

export interface LiveInstance extends InstanceState {
  /** On the instance and not wanted: `queue BasicQueue`. */
  readonly others: readonly string[];
}

/** What is read grows here; what fails is noted, and the rest goes on. */
interface Notes {
  readonly unread: string[];
  readonly unknown: Set<string>;
}

/** Throws `UnreadablePathError` when nothing of the instance can be read, with the reason. */
export async function readInstance(reading: InstanceReading): Promise<LiveInstance> {
  const { wanted = () => true, kinds = ['flow', 'module', 'hours', 'queue'], onProgress } = reading;
  const instanceId = reading.instance.split('/').at(-1) ?? reading.instance;
  const notes: Notes = { unread: [], unknown: new Set() };
  const listed: Listed[] = [];
  for (const kind of kinds) listed.push(...(await list(reading, { kind, instanceId, notes })));
  const names = new Map(listed.flatMap(({ id, arn, name }) => [[id, name] as const, [arn, name] as const]));
  const flows: NamedFlow[] = [];
  const hours: Table[] = [];
  const queues: Table[] = [];
  const chosen = listed.filter(({ kind, name }) => wanted(kind, name));
  for (const [index, one] of chosen.entries()) {
    if (index % progressEvery === 0 && index > 0)
      onProgress?.(`Read ${index} of ${chosen.length}: flows, modules, hours, queues …\n`);
    try {
      if (one.kind === 'hours') hours.push(await describeHours(reading, instanceId, one));
      else if (one.kind === 'queue') queues.push(await describeQueue(reading, instanceId, { one, names }));
      else {
        const text = await contentOf(reading, instanceId, one);
        const { flow } = flowOf({ file: one.arn, document: JSON.parse(text) });
        flows.push(namedFlow(one.arn, { ...flow, name: one.name }, names));
      }
    } catch (error) {
      notes.unread.push(`${word[one.kind]} ${one.name}: ${whyOf(error)}`);
      notes.unknown.add(`${one.kind} ${one.name}`);
    }
  }
  return {
    name: `instance ${instanceId}`,
    flows,
    hours,
    queues,
    arns: new Map(listed.map(({ kind, name, arn }) => [`${kind} ${name}`, arn])),
    others: listed.filter(({ kind, name }) => !wanted(kind, name)).map(({ kind, name }) => `${kind} ${name}`),
    ...notes,
  };
}

/** At two requests a second, a line every ten seconds. */
const progressEvery = 20;

const word: Readonly<Record<Kind, string>> = {
  flow: 'flow',
  module: 'module',
  hours: 'hours',
  queue: 'queue',
};

const whyOf = (error: unknown): string =>
  error instanceof UnreadablePathError ? error.message : troubleOf(error, instancePermissions).why;

/** All of a kind; when a page fails for good, those of the pages before it. */
async function list(
  { connect, ask, instance }: InstanceReading,
  { kind, instanceId, notes }: { readonly kind: Kind; readonly instanceId: string; readonly notes: Notes },
): Promise<Listed[]> {
  const found: Listed[] = [];
  let token: string | undefined;
  let page = 0;
  do {
    page += 1;
    try {
      const { items, next } = await pageOf({ connect, ask }, { kind, instanceId, token });
      for (const { Id: id = '', Arn: arn = '', Name: name = '' } of items)
        found.push({ kind, id, arn, name });
      token = next;
    } catch (error) {
      const trouble = troubleOf(error, instancePermissions);
      if (isHopeless(trouble, page)) throw unreadable(instance, trouble, error);
      notes.unread.push(
        `page ${page} of the list of ${kind === 'hours' ? 'hours' : `${kind}s`}: ${trouble.why}`,
      );
      notes.unknown.add(kind);
      return found;
    }
  } while (token !== undefined);
  return found;
}

/** Whether every other question would fail as well. */
const isHopeless = ({ kind }: Trouble, page: number): boolean =>
  kind === 'credentials' || kind === 'region' || (kind === 'not-there' && page === 1);

export const unreadable = (instance: string, { why }: Trouble, cause: unknown): UnreadablePathError =>
  new UnreadablePathError(`The instance "${instance}" cannot be read: ${why}`, { cause });
