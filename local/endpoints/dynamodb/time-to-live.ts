/** Deletes the items whose time to live is over, by the clock of the local centre. */
import { epochSeconds } from '../place.ts';
import { ApiFault } from '../wire.ts';
import type { Engine } from './engine.ts';
import { keyOf, scan } from './items.ts';
import type { SettingsOfTables } from './table-settings.ts';

/** Source: DynamoDB developer guide, "Using time to live": a time more than five years past is taken for a mistake and kept. */
const OLDEST_SECONDS = 5 * 365.25 * 24 * 3600;

/** Resolves with how many items were deleted. */
export async function sweepExpired(engine: Engine, tables: SettingsOfTables, now: Date): Promise<number> {
  let deleted = 0;
  for (const [table, { timeToLive }] of Object.entries(tables.byTable.value)) {
    if (timeToLive) deleted += await sweepTable(engine, table, timeToLive, epochSeconds(now));
  }
  return deleted;
}

async function sweepTable(
  engine: Engine,
  table: string,
  attribute: string,
  nowSeconds: number,
): Promise<number> {
  const expired = {
    ExpressionAttributeNames: { '#until': attribute },
    ExpressionAttributeValues: {
      ':now': { N: String(nowSeconds) },
      ':oldest': { N: String(nowSeconds - OLDEST_SECONDS) },
    },
  };
  const over = '#until <= :now AND #until > :oldest';
  let deleted = 0;
  for await (const found of scan(engine, { TableName: table, FilterExpression: over, ...expired })) {
    const Key = await keyOf(engine, table, found);
    try {
      await engine.call('DeleteItem', { TableName: table, Key, ConditionExpression: over, ...expired });
      deleted += 1;
    } catch (error) {
      // Somebody prolonged it meanwhile: it stays.
      if (!(error instanceof ApiFault && error.code === 'ConditionalCheckFailedException')) throw error;
    }
  }
  return deleted;
}
