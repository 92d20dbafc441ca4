import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { GivenResource } from '../given-resource.ts';
import { mark } from '../mark.ts';
import { type RawTable, rawPrefixes, rawTables } from '../record-columns.ts';
import { recordQueries } from '../record-queries.ts';
import type { Settings } from '../settings.ts';
import { deleteAfter, SealedBucket } from './sealed-bucket.ts';

export interface RecordsArchiveProps {
  readonly key: IKey;
  readonly accessLogs: IBucket;
  readonly settings: Pick<Settings, 'stage' | 'retention' | 'clinic'>;
}

/** Answers of queries are copies of records: short-lived. */
const resultsKeptDays = 7;
/** A query that would read more is stopped: 100 GB are half a dollar and years of a large clinic. */
const mostBytesPerQuery = 100 * 1024 ** 3;
/** First year that can hold records. */
const firstYear = 2026;

/** What the streams brought, one object per batch, and how to ask it questions by day: tables for Athena, no crawler. */
export class RecordsArchive extends Construct {
  readonly bucket: Bucket;
  readonly given: GivenResource;

  constructor(scope: Construct, id: string, { key, accessLogs, settings }: RecordsArchiveProps) {
    super(scope, id);
    const { records } = settings.retention;
    const sealed = new SealedBucket(this, 'Records', {
      name: 'records',
      variable: 'RECORDS_BUCKET',
      key,
      accessLogs,
      lifecycleRules: [
        ...[
          rawPrefixes.contactRecords,
          rawPrefixes.agentEvents,
          rawPrefixes.parked,
          rawPrefixes.reconciliation,
        ].map((prefix) => deleteAfter(records, `${prefix}/`)),
        deleteAfter(resultsKeptDays, `${rawPrefixes.queryResults}/`),
      ],
    });
    this.bucket = sealed.bucket;
    this.given = sealed.given;
    const database = `careline_${settings.stage}`;
    const made = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: database, description: 'Careline: what the streams of Connect brought' },
    });
    made.applyRemovalPolicy(RemovalPolicy.RETAIN);
    for (const table of rawTables) this.table(table, database).addResourceDependency(made);
    const group = this.workGroup(settings.stage, key);
    this.savedQueries({ database, made, group }, settings.clinic.timeZone);
  }

  private table({ name, prefix, columns, holds }: RawTable, databaseName: string): CfnTable {
    const folder = `s3://${this.bucket.bucketName}/${prefix}/`;
    const table = new CfnTable(this, name, {
      catalogId: Aws.ACCOUNT_ID,
      databaseName,
      tableInput: {
        name,
        description: holds,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: ['year', 'month', 'day'].map((part) => ({ name: part, type: 'string' })),
        parameters: { classification: 'json', compressionType: 'gzip', ...partitions(folder) },
        storageDescriptor: {
          columns: [...columns],
          location: folder,
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
            parameters: { 'case.insensitive': 'true', 'ignore.malformed.json': 'true' },
          },
        },
      },
    });
    mark(table, { rawTable: name });
    return table;
  }

  private workGroup(stage: string, key: IKey): CfnWorkGroup {
    const group = new CfnWorkGroup(this, 'Questions', {
      name: `careline-${stage}`,
      description: 'Careline: questions about contact records',
      state: 'ENABLED',
      workGroupConfiguration: {
        // Nobody can choose another place or no encryption for the answers.
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: mostBytesPerQuery,
        resultConfiguration: {
          outputLocation: `s3://${this.bucket.bucketName}/${rawPrefixes.queryResults}/`,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
        },
      },
    });
    mark(group, { workGroup: 'records' });
    return group;
  }

  private savedQueries({ database, made, group }: Saving, timeZone: string): void {
    for (const { name, asks, sql } of recordQueries(timeZone)) {
      const query = new CfnNamedQuery(this, `Query-${name}`, {
        name: `careline ${name}`,
        description: asks,
        database,
        queryString: sql,
        workGroup: group.name,
      });
      query.addResourceDependency(made);
      query.addResourceDependency(group);
    }
  }
}

interface Saving {
  readonly database: string;
  readonly made: CfnDatabase;
  readonly group: CfnWorkGroup;
}

/** Athena works the days out by itself. Source: Athena User Guide, partition-projection-supported-types. */
const partitions = (folder: string) => ({
  'projection.enabled': 'true',
  'projection.year.type': 'integer',
  'projection.year.range': `${firstYear},${firstYear + 40}`,
  'projection.month.type': 'integer',
  'projection.month.range': '1,12',
  'projection.month.digits': '2',
  'projection.day.type': 'integer',
  'projection.day.range': '1,31',
  'projection.day.digits': '2',
  'storage.location.template': `${folder}year=\${year}/month=\${month}/day=\${day}/`,
});
