/** What the engine does not know of a table: deletion protection, time to live, point-in-time recovery, encryption, stream. */
import { z } from 'zod';
import type { Kept } from '../data-folder.ts';
import { epochSeconds, type Place } from '../place.ts';
import { ApiFault, type Operations, operation } from '../wire.ts';
import type { Engine } from './engine.ts';

const settings = z.object({
  deletionProtection: z.boolean().default(false),
  timeToLive: z.string().optional(),
  recoverySince: z.number().optional(),
  recoveryDays: z.number().default(35),
  encryption: z.record(z.string(), z.unknown()).optional(),
  stream: z.record(z.string(), z.unknown()).optional(),
});
export type TableSettings = z.infer<typeof settings>;

export type SettingsOfTables = {
  readonly byTable: Kept<Record<string, TableSettings>>;
  of(table: string): TableSettings;
  change(table: string, part: Partial<TableSettings>): void;
  forget(table: string): void;
};

export function keepSettings(place: Place): SettingsOfTables {
  const byTable = place.folder.keep('dynamodb-tables', z.record(z.string(), settings), {});
  const of = (table: string) => byTable.value[table] ?? settings.parse({});
  return {
    byTable,
    of,
    change(table, part) {
      byTable.value[table] = { ...of(table), ...part };
      byTable.save();
    },
    forget(table) {
      delete byTable.value[table];
      byTable.save();
    },
  };
}

const table = z.object({ TableName: z.string() });
const timeToLive = table.extend({
  TimeToLiveSpecification: z.object({ Enabled: z.boolean(), AttributeName: z.string().min(1).max(255) }),
});
const recovery = table.extend({
  PointInTimeRecoverySpecification: z.object({
    PointInTimeRecoveryEnabled: z.boolean(),
    RecoveryPeriodInDays: z.number().int().min(1).max(35).optional(),
  }),
});

export interface Describing {
  readonly tables: SettingsOfTables;
  /** From when on a table can be restored. Epoch milliseconds. */
  readonly earliest: (table: string) => number | undefined;
  readonly now: () => Date;
}

export function settingsOperations(engine: Engine, { tables, earliest, now }: Describing): Operations {
  const backups = (name: string) => backupsOf(tables.of(name), earliest(name), now());
  const exists = (name: string) => engine.call('DescribeTable', { TableName: name });
  return {
    UpdateTimeToLive: operation(timeToLive, async ({ TableName, TimeToLiveSpecification: wanted }) => {
      await exists(TableName);
      const current = tables.of(TableName).timeToLive;
      if (wanted.Enabled === (current !== undefined)) {
        throw new ApiFault(
          'ValidationException',
          `TimeToLive is already ${wanted.Enabled ? 'enabled' : 'disabled'}`,
        );
      }
      tables.change(TableName, { timeToLive: wanted.Enabled ? wanted.AttributeName : undefined });
      return { TimeToLiveSpecification: wanted };
    }),
    DescribeTimeToLive: operation(table, async ({ TableName }) => {
      await exists(TableName);
      const name = tables.of(TableName).timeToLive;
      const described = name
        ? { TimeToLiveStatus: 'ENABLED', AttributeName: name }
        : { TimeToLiveStatus: 'DISABLED' };
      return { TimeToLiveDescription: described };
    }),
    UpdateContinuousBackups: operation(
      recovery,
      async ({ TableName, PointInTimeRecoverySpecification: wanted }) => {
        await exists(TableName);
        const since = wanted.PointInTimeRecoveryEnabled ? epochSeconds(now()) : undefined;
        tables.change(TableName, { recoverySince: since, recoveryDays: wanted.RecoveryPeriodInDays ?? 35 });
        return backups(TableName);
      },
    ),
    DescribeContinuousBackups: operation(table, async ({ TableName }) => {
      await exists(TableName);
      return backups(TableName);
    }),
  };
}

function backupsOf({ recoveryDays }: TableSettings, earliest: number | undefined, now: Date) {
  const on = {
    PointInTimeRecoveryStatus: 'ENABLED',
    RecoveryPeriodInDays: recoveryDays,
    EarliestRestorableDateTime: earliest === undefined ? undefined : Math.ceil(earliest / 1000),
    LatestRestorableDateTime: epochSeconds(now),
  };
  const description = earliest === undefined ? { PointInTimeRecoveryStatus: 'DISABLED' } : on;
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: description,
    },
  };
}
