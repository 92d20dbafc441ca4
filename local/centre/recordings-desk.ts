/** Who asks for recordings in the local centre, and the reports of the auditor: the deployed functions and the real tables. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient, ListKeyRotationsCommand } from '@aws-sdk/client-kms';
import type { Settings } from '../../infra/settings.ts';
import { LOCAL_ACCOUNT } from '../endpoints/place.ts';
import { configAt } from '../records/named-resources.ts';
import { dayIn } from '../reports/clinic-days.ts';
import { featuresOn } from '../reports/features-on.ts';
import { makeReport, type Report, type ReportQuestion, type ReportSources } from '../reports/report.ts';
import { momentSource, tableSources } from '../reports/table-sources.ts';
import { Refusal } from '../server/centre-port.ts';
import type { RecordingFunction, RecordingRequest, RecordingsPort } from '../server/recordings-port.ts';
import type { BuiltCentre } from './build-centre.ts';

/** Made-up members of the clinic, each in an IAM role; the last one has no right to hear anything. */
export const demoAskers: Readonly<Record<string, string>> = {
  'Mia, messages': 'CarelineMessages/mia',
  'Amara, quality': 'CarelineQuality/amara',
  'Noor, nurse lead': 'CarelineNurseLead/noor',
  'Cleo, compliance': 'CarelineCompliance/cleo',
  'Sam, front desk': 'CarelineFrontDesk/sam',
};

export class RecordingsDesk implements RecordingsPort {
  readonly askers = Object.keys(demoAskers);
  private readonly built: BuiltCentre;
  private readonly settings: Pick<Settings, 'features' | 'clinic'>;
  private readonly endpoint: string;

  constructor(built: BuiltCentre, settings: Pick<Settings, 'features' | 'clinic'>, endpoint: string) {
    this.built = built;
    this.settings = settings;
    this.endpoint = endpoint;
  }

  /** As the URL of the function does it: the sender is who signed, here who is chosen on the page. */
  async ask(name: RecordingFunction, request: RecordingRequest): Promise<unknown> {
    const session = demoAskers[request.as];
    if (session === undefined) throw new Refusal(`Choose who asks: ${this.askers.join('; ')}.`);
    const { arn } = this.built.functions.find((one) => one.name === name) ?? {};
    const userArn = `arn:aws:sts::${LOCAL_ACCOUNT}:assumed-role/${session}`;
    const result = await this.built.host.invoke(arn ?? '', {
      version: '2.0',
      requestContext: {
        accountId: LOCAL_ACCOUNT,
        http: { method: request.link === undefined ? 'POST' : 'GET' },
        authorizer: { iam: { accountId: LOCAL_ACCOUNT, userArn } },
      },
      ...(request.link !== undefined && { queryStringParameters: { link: request.link } }),
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    });
    if (result.kind !== 'answer') throw new Error(`${name} failed; start with --verbose to see why.`);
    const { statusCode, body, isBase64Encoded } = Object(result.payload);
    return { status: statusCode, ...(isBase64Encoded ? { sound: body } : JSON.parse(String(body))) };
  }

  async report(question: ReportQuestion, progress: (done: number, of: number) => void): Promise<Report> {
    const config = configAt(this.endpoint);
    const clients = { dynamoDb: new DynamoDBClient(config), kms: new KMSClient(config) };
    try {
      return await makeReport(sourcesOf(this.built, this.settings.features, clients), question, progress);
    } finally {
      clients.dynamoDb.destroy();
      clients.kms.destroy();
    }
  }

  today() {
    const zone = this.settings.clinic.timeZone;
    return { zone, day: dayIn(zone, new Date().toISOString()) };
  }
}

interface Clients {
  readonly dynamoDb: DynamoDBClient;
  readonly kms: KMSClient;
}

function sourcesOf(
  { data }: BuiltCentre,
  features: Settings['features'],
  { dynamoDb, kms }: Clients,
): ReportSources {
  const table = (variable: string) => data.byVariable.get(variable) ?? '';
  const within = () => ({ client: dynamoDb, deadline: AbortSignal.timeout(30_000) });
  const tables = {
    access: table('ACCESS_LOG_TABLE'),
    events: table('CONTACT_EVENTS_TABLE'),
    records: table('CONTACT_RECORDS_TABLE'),
  };
  return {
    ...tableSources(within, tables),
    momentsOf: momentSource(within, () => table('AGENT_EVENTS_TABLE')),
    rotations: async () => {
      const lists = await Promise.all(
        [...data.keyNamed].map(async ([key, KeyId]) => {
          if (key === '') return [];
          const { Rotations = [] } = await kms.send(new ListKeyRotationsCommand({ KeyId }));
          return Rotations.map(({ RotationDate, RotationType }) => ({
            key,
            on: RotationDate?.toISOString() ?? '',
            what: RotationType === 'ON_DEMAND' ? 'rotated by hand' : 'rotated by KMS',
          }));
        }),
      );
      return lists.flat();
    },
    // CloudTrail is not played here.
    changesOf: async () => [],
    features: () => featuresOn(features),
  };
}
