import { Argument, type Command } from 'commander';
import { isZone } from '../../shared/domain/clinic-time.ts';
import {
  accessTable,
  auditBucket,
  bucketLike,
  eventsTable,
  recordsTable,
  tableLike,
} from '../records/named-resources.ts';
import { trailSource } from '../records/trail-source.ts';
import { isDayRange, mostDays } from '../reports/clinic-days.ts';
import { toCsv } from '../reports/csv.ts';
import { type ReportKind, reportKinds } from '../reports/kind-names.ts';
import { makeReport } from '../reports/report.ts';
import { tableSources } from '../reports/table-sources.ts';
import { withStores } from './records-stores.ts';
import type { Output } from './verify.ts';

export interface ReportCommand {
  readonly kind: ReportKind;
  readonly from: string;
  readonly to: string;
  /** Whose days. Absent: the clinic's of `settings`, or of UTC. */
  readonly zone?: string;
  readonly settings?: string;
  readonly patient?: string;
  readonly endpoint?: string;
  readonly table?: string;
  readonly accessTable?: string;
  readonly recordsTable?: string;
  readonly bucket?: string;
}

/** Reports for which the trail is read. */
const ofTrail: readonly ReportKind[] = ['overrides', 'key-rotations'];

/** A request of a day may take so long before the report is given up. Unit: milliseconds. */
const dayTakes = 60_000;

/** `careline records report`: CSV to standard output, progress to standard error; exit code 0, or 2 when it cannot be read. */
export async function runReport(options: ReportCommand, output: Output): Promise<0 | 2> {
  const { kind, from, to, patient } = options;
  const zone = await zoneOf(options, output);
  if (zone === undefined) return 2;
  if (!isDayRange({ from, to, zone })) {
    output.err(`Give --from and --to as days, e.g. 2026-11-01 and 2026-11-30: 1 to ${mostDays} days.\n`);
    return 2;
  }
  return withStores<0>(options.endpoint, { what: 'The report', output }, async (stores) => {
    const names = {
      events: options.table ?? (await tableLike(stores, eventsTable)),
      access: options.accessTable ?? (await tableLike(stores, accessTable)),
      records: options.recordsTable ?? (await tableLike(stores, recordsTable)),
    };
    const within = () => ({ client: stores.dynamoDb, deadline: AbortSignal.timeout(dayTakes) });
    const audit = ofTrail.includes(kind) && (options.bucket ?? (await bucketLike(stores, auditBucket)));
    const sources = {
      ...tableSources(within, names),
      changesOf: audit ? trailSource(stores.s3, audit) : async () => [],
      // The trail has them. Which features are on stands in the settings, under version control.
      rotations: async () => [],
      features: () => [],
    };
    const question = { kind, from, to, zone, ...(patient !== undefined && { patientId: patient }) };
    const { columns, rows } = await makeReport(sources, question, (done, of) => {
      if (done % 30 === 0 || done === of) output.err(`${done} of ${of} days\n`);
    });
    output.out(toCsv(columns, rows));
    return 0;
  });
}

/** Undefined: it was said why there is none. */
async function zoneOf({ zone, settings }: ReportCommand, output: Output): Promise<string | undefined> {
  try {
    const named = zone ?? (settings === undefined ? 'UTC' : await clinicZone(settings));
    if (isZone(named)) return named;
    output.err('Give --zone as the name of a time zone, e.g. America/New_York or UTC.\n');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    output.err(`${error.message}\n`);
  }
  return undefined;
}

/** Loaded when it is asked for: settings bring the prompts of all languages along. */
async function clinicZone(file: string): Promise<string> {
  const [{ readSettings }, { readSettingsFile }] = await Promise.all([
    import('../../infra/settings.ts'),
    import('../../infra/settings-file.ts'),
  ]);
  return readSettings(readSettingsFile(file)).clinic.timeZone;
}

export function registerReport(records: Command, output: Output, exit: (code: number) => void): void {
  records
    .command('report')
    .description(
      'who heard what, disclosures, failed verifications, emergencies, texts, who took calls, overrides, key rotations of a range of days, as CSV',
    )
    .addArgument(new Argument('<kind>', reportKinds.join(', ')).choices(reportKinds))
    .requiredOption('--from <day>', 'first day, e.g. 2026-11-01')
    .requiredOption('--to <day>', 'last day')
    .option('--zone <zone>', 'whose days, e.g. America/New_York; without it, those of --settings, or UTC')
    .option('--settings <file>', 'of the clinic: its days')
    .option('--patient <id>', 'of disclosures: of this patient only')
    .option('--endpoint <url>', 'of a local centre; without it, AWS')
    .option('--table <name>', 'table of contact events; without it, the one whose name says so')
    .option('--access-table <name>', 'table of the access log; without it, the one whose name says so')
    .option('--records-table <name>', 'table of contact records; without it, the one whose name says so')
    .option('--bucket <name>', 'audit bucket, with the trail; without it, the one whose name says so')
    .action(async (kind: ReportCommand['kind'], options: Omit<ReportCommand, 'kind'>) => {
      exit(await runReport({ ...options, kind }, output));
    });
}
