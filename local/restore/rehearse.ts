/** A table is damaged and brought back: to a moment by point-in-time recovery, what came after it from the raw copies. */
import type { LocalCentre } from '../centre/start-centre.ts';
import { canonical, mendTable } from './mend-table.ts';

/** What the operator reads: a line for each step. Throws when the table is not as it was. */
export async function rehearseRestore(
  centre: Pick<LocalCentre, 'endpoints' | 'built'>,
  say: (line: string) => void,
  records: { readonly before: readonly object[]; readonly after: readonly object[] },
): Promise<void> {
  const { endpoints, built } = centre;
  const { dynamodb } = endpoints;
  const table = built.data.byVariable.get('CONTACT_RECORDS_TABLE') ?? '';
  const stream = built.data.streamNamed.get('contact-records') ?? '';
  const deliver = async (some: readonly object[]) => {
    for (const record of some)
      endpoints.streams.put(stream, JSON.stringify(record), String(Object(record).ContactId));
    await built.eventSources.settled();
  };
  const rows = async () => (await dynamodb.items(table)).map(canonical).sort();

  await deliver(records.before);
  const moment = new Date();
  say(
    `${(await rows()).length} contacts are kept. Their state at ${moment.toISOString()} is to be had again.`,
  );
  await later();
  await deliver(records.after);
  const whole = await rows();
  say(`${whole.length} contacts are kept; then the table is damaged.`);

  const damaged = await damage(dynamodb, table);
  say(`Damage: ${damaged.deleted} rows deleted, ${damaged.changed} overwritten.`);

  const restored = `${table}-restored`;
  await dynamodb.call('RestoreTableToPointInTime', {
    SourceTableName: table,
    TargetTableName: restored,
    RestoreDateTime: moment.getTime() / 1000,
  });
  say(`Restored to that moment as a table of its own: ${(await dynamodb.items(restored)).length} contacts.`);

  const mended = await mendTable(dynamodb, {
    damaged: table,
    restored,
    key: 'contactId',
    version: 'lastUpdate',
  });
  say(
    `Mended in place: ${mended.broughtBack} rows brought back, ${mended.mended} mended, ${mended.newer} newer ones left alone.`,
  );

  const redrive = built.functions.find(({ name }) => name === 'redrive-day')?.arn ?? '';
  const result = await built.host.invoke(redrive, { day: moment.toISOString().slice(0, 10) });
  if (result.kind !== 'answer')
    throw new Error('The day was not re-driven; start with --verbose to see why.');
  const { records: read, written } = Object(result.payload);
  say(`Re-driven from the raw copies of the day: ${read} records read, ${written} contacts written.`);

  await dynamodb.call('DeleteTable', { TableName: restored });
  const again = await rows();
  if (JSON.stringify(again) !== JSON.stringify(whole))
    throw new Error('The table is not as it was before the damage. The steps above say how far it came.');
  say(`All ${again.length} contacts are as they were before the damage, byte for byte.`);
}

/** Every third row goes, every third is overwritten, whether it came before the moment or after. */
async function damage(dynamodb: LocalCentre['endpoints']['dynamodb'], table: string) {
  let [deleted, changed] = [0, 0];
  for (const [n, item] of (await dynamodb.items(table)).entries()) {
    const { contactId } = item;
    if (n % 3 === 0) {
      await dynamodb.call('DeleteItem', { TableName: table, Key: { contactId } });
      deleted += 1;
    } else if (n % 3 === 1) {
      // As a faulty program would: the version is left as it was before all others.
      const Item = { ...item, record: { S: '{}' }, lastUpdate: { S: '2000-01-01T00:00:00.000Z' } };
      await dynamodb.call('PutItem', { TableName: table, Item });
      changed += 1;
    }
  }
  return { deleted, changed };
}

/** The embedded store goes by milliseconds. */
const later = () => new Promise((resolve) => setTimeout(resolve, 5));
