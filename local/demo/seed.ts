/** Fills the tables of a new centre: the items are built by the functions' own builders, under the names of the templates. */
import { z } from 'zod';
import { appointmentItem } from '../../functions/adapters/dynamodb/appointment-items.ts';
import type { Item } from '../../functions/adapters/dynamodb/attribute-values.ts';
import { coverageItem } from '../../functions/adapters/dynamodb/coverage-items.ts';
import {
  patientItems,
  type Resource,
  type TableItem,
} from '../../functions/adapters/dynamodb/patient-items.ts';
import { statementItem } from '../../functions/adapters/dynamodb/statement-items.ts';
import type { Mac } from '../../functions/identity/mac.ts';
import type { Endpoints } from '../endpoints/server.ts';
import type { Circumstances } from './people.ts';
import { appointmentResource, coverageOf, statementsOf } from './records.ts';

export interface NewPatient {
  readonly resource: Resource;
  readonly circumstances: Circumstances | undefined;
}

export interface Clinic {
  readonly endpoints: Endpoints;
  /** Physical name by resource variable. */
  readonly byVariable: ReadonlyMap<string, string>;
  readonly zone: string;
  readonly now: Date;
}

/** Everything is built before anything is written, so that a record that cannot be built leaves nothing half-loaded. */
export async function seed(patients: readonly NewPatient[], clinic: Clinic): Promise<void> {
  const mac = macOf(clinic);
  const built: TableItem[] = [];
  for (const patient of patients) built.push(...(await itemsOf(patient, mac, clinic)));
  const byTable = Map.groupBy(built, ({ table }) => table);
  for (const [variable, items] of byTable) {
    const table = clinic.byVariable.get(variable);
    if (table === undefined)
      throw new Error(`No template has a table for ${variable}, so the demo data have no place.`);
    for (const batch of batches(items)) await write(clinic.endpoints, table, batch);
  }
}

async function itemsOf(
  { resource, circumstances }: NewPatient,
  mac: Mac,
  { now, zone }: Clinic,
): Promise<TableItem[]> {
  const items = await patientItems(resource, mac);
  if (!circumstances) return items;
  const { id } = circumstances;
  const appointment = appointmentResource(circumstances, { now, zone });
  const coverage = coverageOf(circumstances);
  return [
    ...items,
    ...(appointment ? [appointmentItem(id, appointment)] : []),
    ...(coverage ? [coverageItem(coverage)] : []),
    ...statementsOf(circumstances, now).map((one) => statementItem(id, one)),
  ];
}

const macAnswer = z.object({ Mac: z.string() });

/** The endpoint's own operation without the way over HTTP: the same fingerprints, a thousand times in a blink. */
function macOf({ endpoints, byVariable }: Clinic): Mac {
  const KeyId = byVariable.get('INDEX_KEY_ID');
  return async (text) => {
    const Message = Buffer.from(text, 'utf8').toString('base64');
    const answer = await endpoints.kms.operations.GenerateMac?.({
      KeyId,
      MacAlgorithm: 'HMAC_SHA_256',
      Message,
    });
    return Buffer.from(macAnswer.parse(answer).Mac, 'base64').toString('base64url');
  };
}

/** Most items of one BatchWriteItem. Source: DynamoDB API Reference, BatchWriteItem. */
const batchItems = 25;

function batches(items: readonly TableItem[]): Item[][] {
  // Two lines on one number have the same keys; a batch must not name a key twice.
  const distinct = [...new Map(items.map(({ item }) => [JSON.stringify(item), item])).values()];
  return Array.from({ length: Math.ceil(distinct.length / batchItems) }, (_, i) =>
    distinct.slice(i * batchItems, (i + 1) * batchItems),
  );
}

async function write({ dynamodb }: Endpoints, table: string, items: readonly Item[]): Promise<void> {
  const requests = items.map((Item) => ({ PutRequest: { Item } }));
  await dynamodb.call('BatchWriteItem', { RequestItems: { [table]: requests } });
}
