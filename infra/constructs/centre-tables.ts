import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { GivenResource } from '../given-resource.ts';
import { mark } from '../mark.ts';
import { expiryAttribute, type TableIndex, type TableShape, tables, type VariableOf } from '../tables.ts';
import type { CentreKeys } from './centre-keys.ts';

type TableVariable = VariableOf<'table'>;

export interface CentreTablesProps {
  readonly keys: CentreKeys;
  /** Default: all of infra/tables.ts. */
  readonly shapes?: typeof tables;
}

/** All tables: encrypted with our keys, recoverable to any second of 35 days, protected against deletion. */
export class CentreTables extends Construct {
  readonly byVariable: ReadonlyMap<TableVariable, GivenResource>;
  /** For the backup plan. */
  readonly tables: Table[] = [];

  constructor(scope: Construct, id: string, { keys, shapes = tables }: CentreTablesProps) {
    super(scope, id);
    // The keys of a mapped type are its names.
    const variables = Object.keys(shapes) as TableVariable[];
    this.byVariable = new Map(
      variables.map((variable) => [variable, this.table(variable, shapes[variable], keys)]),
    );
  }

  private table(variable: TableVariable, shape: TableShape, keys: CentreKeys): GivenResource {
    const key = keys[shape.key];
    const table = new Table(this, idOf(variable), {
      ...keysOf(shape),
      ...(shape.expires && { timeToLiveAttribute: expiryAttribute }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const index of shape.indexes ?? []) {
      table.addGlobalSecondaryIndex({ indexName: index.name, ...keysOf(index), ...projectionOf(index) });
    }
    mark(table, { variable });
    this.tables.push(table);
    return {
      value: table.tableName,
      arn: table.tableArn,
      ...(shape.indexes && {
        arnsOf: (action: string) =>
          action === 'dynamodb:Query'
            ? [table.tableArn, ...(shape.indexes ?? []).map(({ name }) => `${table.tableArn}/index/${name}`)]
            : undefined,
      }),
      encryption: { key, via: 'dynamodb' },
    };
  }
}

const keysOf = ({ partition, sort }: Pick<TableShape, 'partition' | 'sort'>) => ({
  partitionKey: { name: partition, type: AttributeType.STRING },
  ...(sort !== undefined && { sortKey: { name: sort, type: AttributeType.STRING } }),
});

function projectionOf({ projection }: TableIndex) {
  if (projection === 'all') return { projectionType: ProjectionType.ALL };
  if (projection === 'keys') return { projectionType: ProjectionType.KEYS_ONLY };
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projection] };
}

/** `CONTACT_EVENTS_TABLE` → `ContactEvents`. */
const idOf = (variable: TableVariable): string =>
  variable
    .replace(/_TABLE$/, '')
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
