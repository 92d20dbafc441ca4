/** What a payer, a practice or an auditor is given of a range of days, to be checked without us. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DayRange } from '../reports/clinic-days.ts';
import { toCsv } from '../reports/csv.ts';
import type { ReportSources } from '../reports/report.ts';
import { controlTable } from './control-table.ts';
import { type GivenIncident, incidentColumns, incidentRows, type KnownTrouble } from './incidents.ts';
import { filesIn, type Manifest, manifestFormat, manifestName, manifestText } from './manifest.ts';
import { missingFrom } from './missing.ts';
import { readRange } from './read-range.ts';
import { compareTraining, type Training } from './training.ts';
import { verificationText } from './verification.ts';

export interface EvidenceQuestion extends DayRange {
  readonly client?: string;
  /** Also the rows of the reports, which point at calls and patients. */
  readonly withRows: boolean;
  readonly training?: readonly Training[];
  readonly incidents?: readonly GivenIncident[];
}

/** What was read before anything is written. */
export interface EvidenceSources
  extends Pick<Manifest, 'centre' | 'verifiedAgainst'>,
    Pick<KnownTrouble, 'verified' | 'parked' | 'waiting'> {
  readonly reports: ReportSources;
  /** Whether the audit bucket has a trail: a local centre has none. */
  readonly hasTrail: boolean;
  readonly now: Date;
}

/** Fills `folder`; `progress` hears of each day that was read. */
export async function writeEvidence(
  folder: string,
  question: EvidenceQuestion,
  from: EvidenceSources & { readonly progress: (done: number, of: number) => void },
): Promise<Manifest> {
  const { withRows, zone } = question;
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const madeAt = from.now.toISOString();
  put('controls.csv', controlTable());
  put('verification.json', verificationText(from, { madeAt, withRows }));

  const range = await readRange(folder, question, from);
  put('reports.csv', toCsv([`Day (${zone})`, 'report', 'rows'], range.counts));

  const compared = question.training && compareTraining(question.training, range.taken);
  if (compared) put('training.csv', toCsv(compared.columns, compared.rows));

  const trouble = { ...from, ...range, verifiedAt: madeAt, given: question.incidents ?? [] };
  const incidents = incidentRows(trouble, { ...question, withReasons: withRows });
  put('incidents.csv', toCsv(incidentColumns, incidents));

  const { log, access } = from.verified;
  const content: Manifest = {
    format: manifestFormat,
    from: question.from,
    to: question.to,
    zone,
    madeAt,
    client: question.client ?? null,
    withRows,
    centre: from.centre,
    verifiedAgainst: from.verifiedAgainst,
    findings: log.findings.length + (access?.findings.length ?? 0),
    training: compared ? { agents: compared.agents, missing: compared.missing.length } : null,
    files: filesIn(folder),
    missing: [...missingFrom(question, from)],
  };
  put(manifestName, manifestText(content));
  return content;
}
