import { type Command, InvalidArgumentError, Option } from 'commander';
import { isDay } from '../../functions/records/day-shards.ts';
import { dayAfter } from '../../functions/records/event-log/anchor.ts';
import { anchorsKeptFrom } from '../../functions/records/event-log/verify-anchors.ts';
import { LogVerifier, type Verified } from '../../functions/records/event-log/verify-log.ts';
import { sixYearsDays } from '../../infra/settings/retention.ts';
import { folderLog, type LogSource, liveLog } from '../records/log-sources.ts';
import { UnreadableLogError } from '../records/named-resources.ts';
import { type VerifiedAccess, verifyAccess } from '../records/verify-access.ts';
import { registerParked } from './records-parked.ts';
import { registerReport } from './records-report.ts';
import type { Output } from './verify.ts';

export interface VerifyRecordsCommand {
  readonly format: 'text' | 'json';
  readonly endpoint?: string;
  readonly folder?: string;
  readonly table?: string;
  readonly accessTable?: string;
  readonly bucket?: string;
  /** Only contacts that the anchor of this day holds. */
  readonly day?: string;
  /** As `retention.audit` of the settings. Absent: the least that it may be. */
  readonly auditDays?: number;
}

/** Rows are sealed every five minutes; an hour leaves room for a run that failed. Unit: milliseconds. */
const sealsTake = 3_600_000;
/** After midnight UTC: the anchor of the day before is there. Unit: milliseconds. */
const anchorsTake = 2 * 3_600_000;

/** `careline records verify`: exit code 0 intact, 1 something was altered, 2 bad usage or nothing to read. */
export async function runVerifyRecords(
  options: VerifyRecordsCommand,
  { output, now }: { readonly output: Output; readonly now: Date },
): Promise<0 | 1 | 2> {
  try {
    if (options.day !== undefined && !isDay(options.day))
      throw new UnreadableLogError('Give --day as a day, e.g. 2026-03-03.');
    const source = options.folder === undefined ? await liveLog(options) : folderLog(options.folder);
    const { day, auditDays = sixYearsDays } = options;
    const verified = await verifyLog(source, { day, keptFrom: anchorsKeptFrom(now, auditDays) }, now);
    const log = await source.access();
    const access = log && verifyAccess(log, now, auditDays);
    if (
      verified.rows + (access?.entries ?? 0) + verified.findings.length + (access?.findings.length ?? 0) ===
      0
    )
      throw new UnreadableLogError(
        'There is no row of the event log and no entry of the access log to verify.',
      );
    const json = () => `${JSON.stringify({ ...verified, access: access ?? null }, null, 2)}\n`;
    output.out(options.format === 'json' ? json() : print(verified) + printAccess(access));
    return verified.findings.length + (access?.findings.length ?? 0) > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const what =
      error instanceof UnreadableLogError ? error.message : `The log cannot be read: ${error.name}.`;
    output.err(`${what}\n`);
    return 2;
  }
}

export async function verifyLog(
  source: LogSource,
  { day, keptFrom }: { readonly day: string | undefined; readonly keptFrom: string },
  now: Date,
): Promise<Verified> {
  const { byDay: all, findings: beside } = await source.anchors();
  const settled = dayAfter(new Date(now.getTime() - anchorsTake).toISOString().slice(0, 10), -1);
  const anchors = day === undefined ? all : new Map([...all].filter(([one]) => one === day));
  const wanted =
    day === undefined ? undefined : new Set(all.get(day)?.heads.map(({ contactId }) => contactId));
  if (day !== undefined && !all.has(day) && day > settled)
    throw new UnreadableLogError(
      `There is no anchor of ${day} yet: a day is anchored when it is over (UTC). Without --day everything is verified.`,
    );
  if (day !== undefined && !all.has(day) && day < keptFrom)
    throw new UnreadableLogError(
      `There is no anchor of ${day} any more: anchors are kept from ${keptFrom} on. If retention.audit is longer, give --audit-days.`,
    );
  if (day !== undefined && !all.has(day)) {
    const message = `there is no anchor of ${day}`;
    return { rows: 0, contacts: 0, findings: [...beside, { damage: 'anchor-missing', message }] };
  }
  const verifier = new LogVerifier({
    anchors,
    excerpt: day !== undefined,
    anchoredUntil: day ?? settled,
    anchorsKeptFrom: keptFrom,
    sealedUntil: new Date(now.getTime() - sealsTake).toISOString(),
    readAt: now.toISOString(),
  });
  const writtenThen = (at: string | undefined) => day !== undefined && at?.startsWith(day);
  for await (const entry of source.entries()) {
    if ('seal' in entry) {
      if (!wanted || wanted.has(entry.seal.contactId)) verifier.seal(entry.seal);
    } else if (!wanted || wanted.has(entry.row.contactId) || writtenThen(entry.row.writtenAt)) {
      verifier.row(entry.row);
    }
  }
  const verified = verifier.end();
  return { ...verified, findings: [...beside, ...verified.findings] };
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

function wholeDays(given: string): number {
  if (/^[1-9]\d{0,4}$/.test(given)) return Number(given);
  throw new InvalidArgumentError('Give whole days, e.g. 2192.');
}

export function registerRecords(program: Command, output: Output, exit: (code: number) => void): void {
  const records = program
    .command('records')
    .description('the event log of contacts, and the log of who asked for recordings');
  records
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
    .option('--bucket <name>', 'audit bucket; without it, the one whose name says so')
    .option(
      '--audit-days <days>',
      `retention.audit of the settings: proofs older than that may have run out; without it, ${sixYearsDays}`,
      wholeDays,
    )
    .option('--day <day>', 'only contacts that got rows on this UTC day, e.g. 2026-03-03')
    .addOption(new Option('--format <format>', 'text, json').choices(['text', 'json']).default('text'))
    .action(async (options: VerifyRecordsCommand) => {
      exit(await runVerifyRecords(options, { output, now: new Date() }));
    });
  registerReport(records, output, exit);
  registerParked(records, output, exit);
}
