import { type Command, Option } from 'commander';
import { isDay } from '../../functions/records/day-shards.ts';
import type { Verified } from '../../functions/records/event-log/verify-log.ts';
import { folderLog, liveLog } from '../records/log-sources.ts';
import { UnreadableLogError } from '../records/named-resources.ts';
import type { VerifiedAccess } from '../records/verify-access.ts';
import { type Verification, verifyRecords } from '../records/verify-records.ts';
import { registerEvidence } from './records-evidence.ts';
import { registerParked } from './records-parked.ts';
import { registerReport } from './records-report.ts';
import { withAuditDays } from './records-stores.ts';
import type { Output } from './verify.ts';

export interface VerifyRecordsCommand extends Verification {
  readonly format: 'text' | 'json';
  readonly endpoint?: string;
  readonly folder?: string;
  readonly table?: string;
  readonly accessTable?: string;
  readonly bucket?: string;
}

/** `careline records verify`: exit code 0 intact, 1 something was altered, 2 bad usage or nothing to read. */
export async function runVerifyRecords(
  options: VerifyRecordsCommand,
  { output, now }: { readonly output: Output; readonly now: Date },
): Promise<0 | 1 | 2> {
  try {
    if (options.day !== undefined && !isDay(options.day))
      throw new UnreadableLogError('Give --day as a day, e.g. 2026-03-03.');
    const source = options.folder === undefined ? await liveLog(options) : folderLog(options.folder);
    const { log: verified, access } = await verifyRecords(source, options, now);
    const findings = verified.findings.length + (access?.findings.length ?? 0);
    if (verified.rows + (access?.entries ?? 0) + findings === 0)
      throw new UnreadableLogError(
        'There is no row of the event log and no entry of the access log to verify.',
      );
    const json = () => `${JSON.stringify({ ...verified, access: access ?? null }, null, 2)}\n`;
    output.out(options.format === 'json' ? json() : print(verified) + printAccess(access));
    return findings > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const what =
      error instanceof UnreadableLogError ? error.message : `The log cannot be read: ${error.name}.`;
    output.err(`${what}\n`);
    return 2;
  }
}

function print({ rows, contacts, findings }: Verified): string {
  const lines = findings.map(({ contactId, number, damage, message }) => {
    const where =
      contactId === undefined ? 'anchors' : `${contactId}${number === undefined ? '' : ` row ${number}`}`;
    return `${where}: ${damage}: ${message}`;
  });
  const count = `${rows.toLocaleString('en-US')} rows of ${contacts.toLocaleString('en-US')} contacts`;
  const end =
    findings.length === 0 ? `${count}: nothing was altered.` : `${count}: ${findings.length} findings.`;
  return `${[...lines, end].join('\n')}\n`;
}

function printAccess(verified: VerifiedAccess | undefined): string {
  if (!verified) return 'No access log in the folder: it was not verified.\n';
  const { entries, findings } = verified;
  const lines = findings.map(
    ({ number, damage, message }) =>
      `access log${number === undefined ? '' : ` entry ${number}`}: ${damage}: ${message}`,
  );
  const count = `${entries.toLocaleString('en-US')} entries of the access log`;
  const end =
    findings.length === 0
      ? `${count}: nothing was altered.`
      : `${count}: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.`;
  return `${[...lines, end].join('\n')}\n`;
}

export function registerRecords(program: Command, output: Output, exit: (code: number) => void): void {
  const records = program
    .command('records')
    .description('the event log of contacts, and the log of who asked for recordings');
  const verify = records
    .command('verify')
    .description(
      'find rows of the event log and entries of the access log that were changed, deleted, moved or put in',
    )
    .option('--endpoint <url>', 'of a local centre; without it and --folder, AWS')
    .option(
      '--folder <folder>',
      'an export of both tables to S3, with anchors/ and access/ of the audit bucket',
    )
    .option('--table <name>', 'table of contact events; without it, the one whose name says so')
    .option('--access-table <name>', 'table of the access log; without it, the one whose name says so')
    .option('--bucket <name>', 'audit bucket; without it, the one whose name says so');
  withAuditDays(verify)
    .option('--day <day>', 'only contacts that got rows on this UTC day, e.g. 2026-03-03')
    .addOption(new Option('--format <format>', 'text, json').choices(['text', 'json']).default('text'))
    .action(async (options: VerifyRecordsCommand) => {
      exit(await runVerifyRecords(options, { output, now: new Date() }));
    });
  registerReport(records, output, exit);
  registerParked(records, output, exit);
  registerEvidence(records, output, exit);
}
