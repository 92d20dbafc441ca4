/** Creating, changing and deleting tables, with the settings the engine leaves out. */
import { z } from 'zod';
import { ApiFault, type Operations, operation, unknownOperation } from '../wire.ts';
import type { Engine, Json } from './engine.ts';
import type { SettingsOfTables, TableSettings } from './table-settings.ts';

const json = z.record(z.string(), z.unknown());
const options = {
  TableName: z.string(),
  DeletionProtectionEnabled: z.boolean().optional(),
  SSESpecification: json.optional(),
  StreamSpecification: json.optional(),
};
const creation = z.looseObject({ ...options, Tags: z.array(json).optional() });
const change = z.looseObject({ ...options, GlobalSecondaryIndexUpdates: z.array(json).optional() });
const named = z.looseObject({ TableName: z.string() });
const described = z.object({ TableDescription: z.looseObject({ TableArn: z.string().optional() }) });

export function tableOperations(engine: Engine, tables: SettingsOfTables): Operations {
  return {
    CreateTable: operation(creation, async ({ Tags, ...input }) => {
      const { TableDescription } = described.parse(await engine.call('CreateTable', engineInput(input)));
      tables.change(input.TableName, settingsIn(input));
      await settled(engine, input.TableName);
      if (Tags?.length) await engine.call('TagResource', { ResourceArn: TableDescription.TableArn, Tags });
      return { TableDescription: withSettings(TableDescription, tables.of(input.TableName)) };
    }),
    UpdateTable: operation(change, async (input) => {
      const indexChange = input.GlobalSecondaryIndexUpdates?.some(
        (update) => 'Create' in update || 'Delete' in update,
      );
      if (indexChange) throw unknownOperation('dynamodb', 'UpdateTable (adding or removing an index)');
      const rest = engineInput(input);
      if (Object.keys(rest).length > 1) await engine.call('UpdateTable', rest);
      const table = await settled(engine, input.TableName);
      tables.change(input.TableName, settingsIn(input));
      return { TableDescription: withSettings(table ?? {}, tables.of(input.TableName)) };
    }),
    DeleteTable: operation(named, async (input) => {
      if (tables.of(input.TableName).deletionProtection) {
        throw new ApiFault(
          'ValidationException',
          `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first. Table: ${input.TableName}`,
        );
      }
      const output = await engine.call('DeleteTable', input);
      await settled(engine, input.TableName);
      tables.forget(input.TableName);
      return output;
    }),
    DescribeTable: operation(named, async (input) => {
      const { Table } = z.object({ Table: json }).parse(await engine.call('DescribeTable', input));
      return { Table: withSettings(Table, tables.of(input.TableName)) };
    }),
  };
}

function engineInput(input: Json): Json {
  const { DeletionProtectionEnabled, SSESpecification, StreamSpecification, ...rest } = input;
  return rest;
}

function settingsIn(input: z.infer<z.ZodObject<typeof options>>): Partial<TableSettings> {
  return {
    ...(input.DeletionProtectionEnabled === undefined
      ? {}
      : { deletionProtection: input.DeletionProtectionEnabled }),
    ...(input.SSESpecification ? { encryption: input.SSESpecification } : {}),
    ...(input.StreamSpecification ? { stream: input.StreamSpecification } : {}),
  };
}

function withSettings(table: Json, settings: TableSettings): Json {
  return {
    ...table,
    DeletionProtectionEnabled: settings.deletionProtection,
    ...(settings.stream ? { StreamSpecification: settings.stream } : {}),
    ...(settings.encryption?.Enabled === true
      ? {
          SSEDescription: {
            Status: 'ENABLED',
            SSEType: 'KMS',
            KMSMasterKeyArn: settings.encryption.KMSMasterKeyId,
          },
        }
      : {}),
  };
}

/** The engine changes a table on a timer of 0 ms; whoever asked may use the table at once. `undefined`: it is gone. */
async function settled(engine: Engine, name: string): Promise<Json | undefined> {
  for (;;) {
    try {
      const { Table } = z
        .object({ Table: json })
        .parse(await engine.call('DescribeTable', { TableName: name }));
      if (Table.TableStatus === 'ACTIVE') return Table;
    } catch (error) {
      if (error instanceof ApiFault && error.code === 'ResourceNotFoundException') return undefined;
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
