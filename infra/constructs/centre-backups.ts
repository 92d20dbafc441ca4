import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';

export interface CentreBackupsProps {
  readonly tables: readonly Table[];
  readonly tableKeys: readonly IKey[];
  readonly vaultKey: IKey;
  readonly settings: Pick<Settings, 'stage' | 'retention'>;
}

const dailyKeptDays = 35;
/** Nothing in the vault can be deleted sooner. */
const leastKeptDays = 30;
/** How long a lock of production may still be taken back. Source: Backup Developer Guide, vault-lock: 3 at least. */
const secondThoughtsDays = 14;

/**
 * Backups of all tables in a locked vault with its own key: every day for five weeks, every month for as long as the settings
 * say. In production the lock becomes final after two weeks, for the root user as well; elsewhere rights can lift it.
 */
export class CentreBackups extends Construct {
  constructor(scope: Construct, id: string, props: CentreBackupsProps) {
    super(scope, id);
    const { stage, retention } = props.settings;
    const vault = new BackupVault(this, 'Vault', {
      encryptionKey: props.vaultKey,
      lockConfiguration: {
        minRetention: Duration.days(leastKeptDays),
        ...(stage === 'production' && { changeableFor: Duration.days(secondThoughtsDays) }),
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    mark(vault, { vault: 'backups' });
    const plan = new BackupPlan(this, 'Plan', { backupVault: vault });
    plan.addRule(rule('Daily', { hour: '3', minute: '0' }, dailyKeptDays));
    plan.addRule(rule('Monthly', { day: '1', hour: '4', minute: '0' }, retention.backups));
    plan.addSelection('Tables', {
      resources: props.tables.map((table) => BackupResource.fromDynamoDbTable(table)),
      role: this.role(props, vault),
      disableDefaultBackupPolicy: true,
    });
  }

  /**
   * Source: Backup Developer Guide, security-iam-awsmanpol: the part of the managed policy that is about tables; DynamoDB
   * Developer Guide, UsageNotesAWS: these calls make backups of Backup's own kind, under the key of the vault, and fail in an
   * account where that kind is off (infra/DEPLOY.md, after the stacks).
   */
  private role({ tables, tableKeys, vaultKey }: CentreBackupsProps, vault: BackupVault): Role {
    const allow = (actions: string[], resources: string[], conditions?: Record<string, object>) =>
      new PolicyStatement({ actions, resources, ...(conditions && { conditions }) });
    const keys = [...tableKeys, vaultKey].map(({ keyArn }) => keyArn);
    const { region, urlSuffix } = Stack.of(this);
    const viaDynamoDb = { StringEquals: { 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` } };
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      description: 'Careline: backs the tables up; cannot restore, read or delete them',
      inlinePolicies: {
        backup: new PolicyDocument({
          statements: [
            allow(
              ['dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource', 'dynamodb:StartAwsBackupJob'],
              tables.map(({ tableArn }) => tableArn),
            ),
            allow(['backup:DescribeBackupVault', 'backup:CopyIntoBackupVault'], [vault.backupVaultArn]),
            allow(['kms:DescribeKey'], keys),
            allow(['kms:Decrypt', 'kms:GenerateDataKey'], keys, viaDynamoDb),
            allow(['kms:CreateGrant'], keys, { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
          ],
        }),
      },
    });
  }
}

const rule = (ruleName: string, at: { day?: string; hour: string; minute: string }, keptDays: number) =>
  new BackupPlanRule({
    ruleName,
    scheduleExpression: Schedule.cron(at),
    startWindow: Duration.hours(1),
    completionWindow: Duration.hours(8),
    deleteAfter: Duration.days(keptDays),
  });
