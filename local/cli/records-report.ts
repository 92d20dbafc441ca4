import { Argument, type Command } from 'commander';
import { toCsv } from '../reports/csv.ts';
import { ofTrail, type ReportKind, reportKinds } from '../reports/kind-names.ts';
import { liveSources, type SourceNames } from '../reports/live-sources.ts';
import { makeReport } from '../reports/report.ts';
import { type AskedDays, askedDays, withZoneOptions } from './asked-days.ts';
import { sayDays, withSourceOptions, withStores } from './records-stores.ts';
import type { Output } from './verify.ts';

export interface ReportCommand extends AskedDays, SourceNames {
  readonly kind: ReportKind;
  readonly patient?: string;
  readonly endpoint?: string;
}

/** `careline records report`: CSV to standard output, progress to standard error; exit code 0, or 2 when it cannot be read. */
export async function runReport(options: ReportCommand, output: Output): Promise<0 | 2> {
  const { kind, patient } = options;
  const asked = await askedDays(options, output);
  if (!asked) return 2;
  const { features, ...days } = asked;
  return withStores<0>(options.endpoint, { what: 'The report', output }, async (stores) => {
    const sources = await liveSources(stores, options, {
      trail: ofTrail.includes(kind),
      features,
    });
    const question = { kind, ...days, ...(patient !== undefined && { patientId: patient }) };
    const { columns, rows } = await makeReport(sources, question, sayDays(output));
    output.out(toCsv(columns, rows));
    return 0;
  });
}

export function registerReport(records: Command, output: Output, exit: (code: number) => void): void {
  const report = records
    .command('report')
    .description(
      'who heard what, disclosures, failed verifications, emergencies, texts, who took calls, what agents did, overrides, what was read by hand, key rotations of a range of days, as CSV',
    )
    .addArgument(new Argument('<kind>', reportKinds.join(', ')).choices(reportKinds))
    .requiredOption('--from <day>', 'first day, e.g. 2026-11-01')
    .requiredOption('--to <day>', 'last day');
  withZoneOptions(report).option('--patient <id>', 'of disclosures: of this patient only');
  withSourceOptions(report).action(
    async (kind: ReportCommand['kind'], options: Omit<ReportCommand, 'kind'>) => {
      exit(await runReport({ ...options, kind }, output));
    },
  );
}
