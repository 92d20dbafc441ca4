import { visible } from '../../shared/flow/visible.ts';
import { type EvidenceQuestion, writeEvidence } from '../evidence/evidence.ts';
import { GivenTableError } from '../evidence/given-table.ts';
import { readIncidents } from '../evidence/incidents.ts';
import { type EvidencePlace, liveEvidence } from '../evidence/live-evidence.ts';
import { checkFolder, type Manifest, manifestName, manifestText, sha256 } from '../evidence/manifest.ts';
import { FolderError, inNewFolder, mustBeFree } from '../evidence/new-folder.ts';
import { readTraining } from '../evidence/training.ts';
import { type AskedDays, askedDays } from './asked-days.ts';
import { sayDays, withStores } from './records-stores.ts';
import type { Output } from './verify.ts';

export interface EvidenceCommand extends AskedDays, EvidencePlace {
  readonly out: string;
  readonly client?: string;
  readonly withRows?: boolean;
  /** Files of the clinic. */
  readonly training?: string;
  readonly incidents?: string;
}

/** `careline records evidence`: exit code 0 written, 1 written and the logs were altered, 2 nothing was written. */
export async function runEvidence(
  options: EvidenceCommand,
  { output, now }: { readonly output: Output; readonly now: Date },
): Promise<0 | 1 | 2> {
  const asked = await askedDays(options, output);
  const given = asked && listsOf(options, output);
  if (!given) return 2;
  const { features, ...days } = asked;
  const { client, withRows = false, out } = options;
  const question = { ...days, ...given, withRows, ...(client !== undefined && { client }) };
  return withStores<0 | 1 | 2>(options.endpoint, { what: 'The evidence', output }, async (stores) => {
    output.err('Verifying both logs …\n');
    const sources = {
      ...(await liveEvidence(stores, { ...options, features }, now)),
      progress: sayDays(output),
    };
    try {
      const content = await inNewFolder(out, (folder) => writeEvidence(folder, question, sources));
      output.out(summary(out, content));
      return content.findings > 0 ? 1 : 0;
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      output.err(`${error.message}\n`);
      return 2;
    }
  });
}

function summary(out: string, content: Manifest): string {
  const { files, findings, missing, training } = content;
  const lines = [
    `${out}: ${files.length} files and ${manifestName}.`,
    ...missing.map(({ what }) => `Not in it: ${what}.`),
    ...(training && training.missing > 0
      ? [`${training.missing} of ${training.agents} agents took calls without a valid training.`]
      : []),
    ...(findings > 0 ? [`The logs are not as they were written: ${findings} findings.`] : []),
    `SHA-256 of ${manifestName}: ${sha256(manifestText(content))}`,
    'Tell it by another way than the folder: whoever changes a file can write the manifest anew.',
  ];
  return `${lines.join('\n')}\n`;
}

/** Undefined: it was said what is wrong with what was given. */
function listsOf(
  { out, training, incidents }: EvidenceCommand,
  output: Output,
): Pick<EvidenceQuestion, 'training' | 'incidents'> | undefined {
  try {
    mustBeFree(out);
    return {
      ...(training !== undefined && { training: readTraining(training) }),
      ...(incidents !== undefined && { incidents: readIncidents(incidents) }),
    };
  } catch (error) {
    if (!(error instanceof GivenTableError || error instanceof FolderError)) throw error;
    output.err(`${error.message}\n`);
    return undefined;
  }
}

/** `careline records evidence --check`: exit code 0 as it was made, 1 a file is not, 2 there is no evidence to check. */
export function runCheckEvidence(folder: string, output: Output): 0 | 1 | 2 {
  const checked = checkFolder(folder);
  if (!checked) {
    output.err(
      `There is no ${manifestName} in "${folder}" that can be read, so nothing can be checked. Name the folder as it was given.\n`,
    );
    return 2;
  }
  const { files, wrong, manifestSha256 } = checked;
  const lines = [
    // Whoever added a file chose its name.
    ...wrong.map(visible),
    wrong.length === 0
      ? `${files} files are as ${manifestName} says.`
      : `Not as ${manifestName} says: ${wrong.length}.`,
    `SHA-256 of ${manifestName}: ${manifestSha256}`,
    'Compare it with what was told when the folder was made.',
  ];
  output.out(`${lines.join('\n')}\n`);
  return wrong.length === 0 ? 0 : 1;
}
