/** What reports read, in AWS or a local centre, in the operator's own name. */
import {
  accessTable,
  agentsTable,
  auditBucket,
  bucketLike,
  eventsTable,
  recordsTable,
  type Stores,
  tableLike,
} from '../records/named-resources.ts';
import { trailSource } from '../records/trail-source.ts';
import type { FeatureOn, ReportSources } from './report.ts';
import { momentSource, tableSources } from './table-sources.ts';

/** Absent: the only one whose name speaks of it. */
export interface SourceNames {
  readonly table?: string;
  readonly accessTable?: string;
  readonly recordsTable?: string;
  readonly agentsTable?: string;
  /** Audit bucket, with the trail. */
  readonly bucket?: string;
}

/** A request of a day may take so long before the report is given up. Unit: milliseconds. */
export const dayTakes = 60_000;

export async function liveSources(
  stores: Stores,
  names: SourceNames,
  { trail, features }: { readonly trail: boolean; readonly features: readonly FeatureOn[] },
): Promise<ReportSources> {
  const tables = {
    events: names.table ?? (await tableLike(stores, eventsTable)),
    access: names.accessTable ?? (await tableLike(stores, accessTable)),
    records: names.recordsTable ?? (await tableLike(stores, recordsTable)),
  };
  const audit = trail && (names.bucket ?? (await bucketLike(stores, auditBucket)));
  const within = () => ({ client: stores.dynamoDb, deadline: AbortSignal.timeout(dayTakes) });
  let agents = names.agentsTable;
  return {
    ...tableSources(within, tables),
    momentsOf: momentSource(within, async () => {
      agents ??= await tableLike(stores, agentsTable);
      return agents;
    }),
    changesOf: audit ? trailSource(stores.s3, audit) : async () => [],
    // The trail has them.
    rotations: async () => [],
    features: () => features,
  };
}
