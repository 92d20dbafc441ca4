import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Alias,
  Architecture,
  Code,
  type IVersion,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { type ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSource, Variable } from '../function-sources.ts';
import type { GivenResource } from '../given-resource.ts';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';

export interface CentreFunctionProps {
  readonly source: FunctionSource;
  /** By variable. */
  readonly resources: ReadonlyMap<string, GivenResource>;
  readonly settings: Settings;
  readonly logsKey: IKey;
  readonly timeout: Duration;
  /** Default 512. */
  readonly memoryMegabytes?: number;
  /** Rights beyond `access`: what starts the function, or Connect calls at deployment. */
  readonly rights?: readonly PolicyStatement[];
}

/** One function of the centre: its own role with exactly the calls that its `env.ts` lists, and its own encrypted log. */
export class CentreFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;
  readonly log: ILogGroup;
  private alias: Alias | undefined;

  constructor(scope: Construct, id: string, props: CentreFunctionProps) {
    super(scope, id);
    const { source, settings } = props;
    const logGroup = new LogGroup(this, 'Log', {
      encryptionKey: props.logsKey,
      retention: settings.retention.logs,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.log = logGroup;
    const statements = [...accessStatements(this, props), ...(props.rights ?? []), writeLog(logGroup)];
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Careline: exactly what ${source.name} calls`,
      inlinePolicies: { access: new PolicyDocument({ statements }) },
    });
    for (const [variable, actions] of Object.entries(source.access))
      props.resources.get(variable)?.prepare?.(this.role, actions, folderOf(source, variable));
    this.function = new LambdaFunction(this, 'Function', {
      description: `Careline: ${source.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(source.bundle, { exclude: ['*.map'] }),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      timeout: props.timeout,
      memorySize: props.memoryMegabytes ?? usualMemoryMegabytes,
      environment: environmentOf(props),
      ...(settings.operation.functionConcurrency !== undefined && {
        reservedConcurrentExecutions: settings.operation.functionConcurrency,
      }),
    });
    mark(this.function, { function: source.name, asset: `dist/functions/${source.name}` });
  }

  /** What flows and events call: the version that is in service. */
  get live(): Alias {
    this.alias ??= new Alias(this, 'Live', {
      aliasName: 'live',
      // CDK's own types do not fit `exactOptionalPropertyTypes`: a Version has `role: IRole | undefined`.
      version: this.function.currentVersion as IVersion,
    });
    return this.alias;
  }
}

/** Assumed: enough for a start within a caller's patience; to be measured with Lambda power tuning after the first deployment. */
const usualMemoryMegabytes = 512;

function accessStatements(scope: Construct, { source, resources }: CentreFunctionProps): PolicyStatement[] {
  return Object.entries(source.access).flatMap(([variable, actions]) => {
    const resource = resources.get(variable);
    if (!resource)
      throw new Error(
        `${source.name} asks for ${variable}, which no stack provides. Provide it in infra/stacks.`,
      );
    const byTarget = Map.groupBy(actions, (action) =>
      (resource.arnsOf?.(action, folderOf(source, variable)) ?? [resource.arn]).join('\n'),
    );
    return [
      ...[...byTarget].map(
        ([arns, some]) =>
          new PolicyStatement({ effect: Effect.ALLOW, actions: some, resources: arns.split('\n') }),
      ),
      ...(resource.encryption ? useKey(scope, resource.encryption, actions) : []),
    ];
  });
}

const folderOf = ({ folders }: FunctionSource, variable: string): string | undefined =>
  Object.entries(folders).find(([of]) => of === variable)?.[1];

/**
 * The key of a resource, but only when its service asks for it on the function's behalf.
 * Assumed: a service decrypts for a reader and needs a data key as well for a writer.
 */
function useKey(
  scope: Construct,
  { key, via, neededBy = () => true }: NonNullable<GivenResource['encryption']>,
  given: readonly string[],
): PolicyStatement[] {
  const actions = given.filter(neededBy);
  if (actions.length === 0) return [];
  const { region, urlSuffix } = Stack.of(scope);
  const onlyReads = actions.every((action) => /:(Get|BatchGet|Query|List)/.test(action));
  return [
    new PolicyStatement({
      actions: onlyReads ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `${via}.${region}.${urlSuffix}` } },
    }),
  ];
}

const writeLog = (logGroup: LogGroup): PolicyStatement =>
  new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });

function environmentOf({ source, resources, settings }: CentreFunctionProps): Record<string, string> {
  const given = source.variables.flatMap((variable): [string, string][] => {
    const value = resources.get(variable)?.value ?? fromSettings(variable, settings);
    return value === undefined ? [] : [[variable, value]];
  });
  return {
    ...Object.fromEntries(given),
    POWERTOOLS_SERVICE_NAME: source.name,
    POWERTOOLS_METRICS_NAMESPACE: 'Careline',
  };
}

function fromSettings(variable: Variable, settings: Settings): string | undefined {
  if (variable === 'CLINIC_TIME_ZONE') return settings.clinic.timeZone;
  if (variable === 'CLINIC_NAME') return settings.clinic.name;
  if (variable === 'RECORDING_LISTENERS') return JSON.stringify(settings.recordingListeners);
  if (variable === 'RECORDS_KEPT_DAYS') return String(settings.retention.records);
  if (variable === 'MESSAGES_KEPT_DAYS') return String(settings.retention.messages);
  if (variable === 'RECORDINGS_KEPT_DAYS') return String(settings.retention.recordings);
  if (variable === 'TRANSCRIPTS_KEPT_DAYS') return String(settings.retention.transcripts);
  if (variable === 'VOICEMAIL_KEPT_DAYS') return String(settings.retention.voicemail);
  return undefined;
}
