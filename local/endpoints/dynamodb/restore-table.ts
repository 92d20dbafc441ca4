/** RestoreTableToPointInTime: a new table, with the items that another had at a moment. */
import { z } from 'zod';
import { ApiFault, type Operation, type Operations, operation } from '../wire.ts';
import type { Engine } from './engine.ts';
import type { History } from './history.ts';
import { scan } from './items.ts';

const wanted = z.object({
  SourceTableName: z.string().optional(),
  SourceTableArn: z.string().optional(),
  TargetTableName: z.string(),
  /** Unit: epoch seconds. */
  RestoreDateTime: z.number().optional(),
  UseLatestRestorableTime: z.boolean().optional(),
});
const described = z.object({
  Table: z.looseObject({
    AttributeDefinitions: z.array(z.unknown()),
    KeySchema: z.array(z.unknown()),
    GlobalSecondaryIndexes: z
      .array(z.looseObject({ IndexName: z.unknown(), KeySchema: z.unknown(), Projection: z.unknown() }))
      .optional(),
  }),
});

export interface Restoring {
  readonly engine: Engine;
  readonly history: History;
  readonly createTable: Operation | undefined;
  readonly now: () => Date;
}

/**
 * Schema and indexes come along; time to live, recovery, tags, protection and alarms have to be set anew.
 * Source: DynamoDB Developer Guide, PointInTimeRecovery.
 */
export function restoreOperations({ engine, history, createTable, now }: Restoring): Operations {
  return {
    RestoreTableToPointInTime: operation(wanted, async (input) => {
      const source = input.SourceTableName ?? input.SourceTableArn?.split('/').at(-1) ?? '';
      const moment = input.UseLatestRestorableTime ? now() : new Date((input.RestoreDateTime ?? 0) * 1000);
      const earliest = history.earliest(source);
      if (earliest === undefined)
        throw new ApiFault(
          'PointInTimeRecoveryUnavailableException',
          `Point in time recovery is not enabled for table '${source}'`,
        );
      if (moment.getTime() < earliest || moment > now())
        throw new ApiFault(
          'InvalidRestoreTimeException',
          'The restore time is outside of the time that can be restored.',
        );
      const { Table } = described.parse(await engine.call('DescribeTable', { TableName: source }));
      const created = await createTable?.({
        TableName: input.TargetTableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: Table.AttributeDefinitions,
        KeySchema: Table.KeySchema,
        ...(Table.GlobalSecondaryIndexes && {
          GlobalSecondaryIndexes: Table.GlobalSecondaryIndexes.map(
            ({ IndexName, KeySchema, Projection }) => ({
              IndexName,
              KeySchema,
              Projection,
            }),
          ),
        }),
      });
      for await (const Item of scan(engine, { TableName: source }))
        await engine.call('PutItem', { TableName: input.TargetTableName, Item });
      for (const { key: Key, item: Item } of history.since(source, moment)) {
        const target = { TableName: input.TargetTableName };
        if (Item) await engine.call('PutItem', { ...target, Item });
        else await engine.call('DeleteItem', { ...target, Key });
      }
      return z.record(z.string(), z.unknown()).parse(created);
    }),
  };
}
