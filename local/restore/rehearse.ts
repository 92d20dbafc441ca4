/** Tables are damaged and brought back: to a moment by point-in-time recovery, what came after it from the raw copies and the access log. */

import { readAccessDay } from '../../functions/adapters/dynamodb/access-log.ts';
import { dynamoDbWithin } from '../../functions/adapters/dynamodb/client.ts';
import { storeInto } from '../centre/recorder.ts';
import type { LocalCentre } from '../centre/start-centre.ts';
import type { Item } from '../endpoints/dynamodb/items.ts';
import { canonical } from './canonical.ts';
import { damage } from './damage.ts';
import { type Decision, decisionsSince } from './decisions.ts';
import { mendTable } from './mend-table.ts';
import { type MendableTable, tableRules } from './table-rules.ts';

export interface Rehearsal {
  /** Contact records that came before the moment to which contact records are restored, and after it. */
  readonly before: readonly ArrivedRecord[];
  readonly after: readonly ArrivedRecord[];
  /** Decisions about calls of `before`, after that moment: a restored copy does not know them. */
  readonly decisions: readonly Decision[];
}
export interface ArrivedRecord {
  readonly ContactId: string;
}

/** The access log says what is to be asked for again, and recordings which calls are marked: so contact records come last. */
const order = [
  'ACCESS_LOG_TABLE',
  'CONTACT_EVENTS_TABLE',
  'RECORDINGS_TABLE',
  'CONTACT_RECORDS_TABLE',
] as const satisfies readonly MendableTable[];

/** Restored to a moment before the decisions: what came after it is to be had from elsewhere. Logs are had from nowhere else. */
const knowsLittle: ReadonlySet<string> = new Set(['RECORDINGS_TABLE', 'CONTACT_RECORDS_TABLE']);

/** What the operator reads: a line for each step. Throws when a table is not as it was. */
export async function rehearseRestore(
  centre: Pick<LocalCentre, 'endpoints' | 'built' | 'recordings'>,
  say: (line: string) => void,
  { before, after, decisions }: Rehearsal,
): Promise<void> {
  const { endpoints, built } = centre;
  const { dynamodb } = endpoints;
  const { client } = dynamoDbWithin(AbortSignal.timeout(60_000));
  const nameOf = (variable: MendableTable) => built.data.byVariable.get(variable) ?? '';
  const rows = (variable: MendableTable) => dynamodb.items(nameOf(variable));

  const decided = new Set(decisions.map(({ body }) => body.contactId));
  await arrive(centre, before);
  await record(centre, [...decided]);
  const moment = new Date();
  const kept = (await rows('CONTACT_RECORDS_TABLE')).length;
  say(`${kept} contacts are kept. Their state at ${moment.toISOString()} is to be had again.`);
  await later();
  await arrive(centre, after);
  await ask(centre, decisions);
  say(`${after.length} more have come, and ${decisions.length} holds and deletions were decided.`);
  const whole = new Map<MendableTable, readonly Item[]>();
  for (const variable of order) whole.set(variable, await rows(variable));

  const untouched = new Date();
  await later();
  for (const variable of order) {
    const { deleted, changed } = await damage(dynamodb, nameOf(variable), {
      ...tableRules[variable],
      decided,
    });
    say(`Damage to ${variable}: ${deleted} rows deleted, ${changed} overwritten.`);
  }
  for (const variable of order) {
    const to = knowsLittle.has(variable) ? moment : untouched;
    const [damaged, restored] = [nameOf(variable), `${nameOf(variable)}-restored`];
    const RestoreDateTime = to.getTime() / 1000;
    const restore = { SourceTableName: damaged, TargetTableName: restored, RestoreDateTime };
    await dynamodb.call('RestoreTableToPointInTime', restore);
    const mended = await mendTable(client, { damaged, restored, rule: tableRules[variable] });
    await dynamodb.call('DeleteTable', { TableName: restored });
    say(
      `${variable} as of ${to.toISOString()}, mended in place: ${mended.broughtBack} rows brought back, ${mended.mended} mended, ${mended.left} left alone.`,
    );
  }

  const redrive = built.functions.find(({ name }) => name === 'redrive-day')?.arn ?? '';
  const result = await built.host.invoke(redrive, { day: moment.toISOString().slice(0, 10) });
  if (result.kind !== 'answer')
    throw new Error('The day was not re-driven; start with --verbose to see why.');
  const { records: read, written } = Object(result.payload);
  say(`Re-driven from the raw copies of the day: ${read} records read, ${written} contacts written.`);

  const again = decisionsSince(await accessEntries(nameOf('ACCESS_LOG_TABLE'), moment), moment);
  await ask(centre, again);
  say(`Asked for again, out of the access log: ${again.length} holds and deletions.`);

  for (const variable of order) {
    const [was, is] = [whole.get(variable) ?? [], await rows(variable)];
    const lost = missing(variable, was, is);
    if (lost > 0)
      throw new Error(
        `${lost} rows of ${variable} are not as before the damage: see how far the steps above came.`,
      );
  }
  say(
    'All rows of the four tables are as they were before the damage; what was erased is erased, what was held is held.',
  );
}

async function arrive(
  { endpoints, built }: Pick<LocalCentre, 'endpoints' | 'built'>,
  records: readonly ArrivedRecord[],
): Promise<void> {
  const stream = built.data.streamNamed.get('contact-records') ?? '';
  for (const record of records) endpoints.streams.put(stream, JSON.stringify(record), record.ContactId);
  await built.eventSources.settled();
}

/** As Connect stores recordings: the index follows by itself. */
async function record(
  { endpoints, built }: Pick<LocalCentre, 'endpoints' | 'built'>,
  contactIds: readonly string[],
): Promise<void> {
  const bucket = built.data.byVariable.get('RECORDINGS_BUCKET') ?? '';
  const store = storeInto({ endpoints, bucket, keyId: built.data.keyNamed.get('recordings') ?? '' });
  for (const contactId of contactIds) {
    const key = `recordings/2026/03/03/${contactId}_20260303T10:00_UTC.wav`;
    await store(key, { type: 'audio/wav', body: Buffer.from('RIFF tone') });
  }
  await built.eventSources.settled();
}

async function ask(
  { recordings }: Pick<LocalCentre, 'recordings'>,
  decisions: readonly Decision[],
): Promise<void> {
  for (const { ask: name, body } of decisions) {
    const { status } = Object(await recordings.ask(name, { as: 'Cleo, compliance', body }));
    if (status !== 200) throw new Error(`${name} answered ${status}; start with --verbose to see why.`);
  }
}

/** From the day of the moment until today. */
async function accessEntries(table: string, moment: Date) {
  const dynamoDb = dynamoDbWithin(AbortSignal.timeout(30_000));
  const days = new Set([moment, new Date()].map((at) => at.toISOString().slice(0, 10)));
  return (await Promise.all([...days].map((day) => readAccessDay(dynamoDb, table, day)))).flat();
}

/** How many rows are not there as they were. */
function missing(variable: MendableTable, was: readonly Item[], is: readonly Item[]): number {
  const there = new Set(is.map(comparable));
  const isHead = ({ day }: Item) => variable === 'ACCESS_LOG_TABLE' && day?.S === 'head';
  return was.filter((row) => !isHead(row) && !there.has(comparable(row))).length;
}

/**
 * When it was erased, deleted or marked is later where it had to be asked for again; what went stands in the first certificate.
 * A hold that lies on an object already is not told from one that somebody else put there, so its row no longer calls it ours.
 */
function comparable({ erasedAt, deletedAt, versions: _, at, held, ...row }: Item): string {
  const object = String(row.object?.S ?? '');
  return canonical({
    ...row,
    erased: !!erasedAt,
    deleted: !!deletedAt,
    ...(!object.startsWith('#') && { at }),
    ...(object === '' && { held }),
  });
}

/** The embedded store goes by milliseconds. */
const later = () => new Promise((resolve) => setTimeout(resolve, 5));
