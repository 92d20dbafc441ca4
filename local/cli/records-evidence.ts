import type { Command } from 'commander';
import { withZoneOptions } from './asked-days.ts';
import { withAuditDays, withSourceOptions } from './records-stores.ts';
import type { EvidenceCommand } from './run-evidence.ts';
import type { Output } from './verify.ts';

type Given = Partial<EvidenceCommand> & Pick<EvidenceCommand, 'templates'> & { readonly check?: string };

export function registerEvidence(records: Command, output: Output, exit: (code: number) => void): void {
  const evidence = records
    .command('evidence')
    .description(
      'what a payer, a practice or an auditor is given of a range of days: controls and risks, verification, reports, training, incidents, with a manifest by which each file can be checked',
    )
    .option('--from <day>', 'first day, e.g. 2026-11-01')
    .option('--to <day>', 'last day')
    .option('--out <folder>', 'written whole or not at all; must not be there, or be empty')
    .option(
      '--check <folder>',
      'only find what was changed, is missing or was added in a folder that is there',
    )
    .option('--client <name>', 'for whom it is')
    .option('--training <file.csv>', 'person, module, version, passed, expires: compared with who took calls')
    .option('--incidents <file.csv>', "the clinic's own: day, kind, count, closed")
    .option('--with-rows', 'also the rows of the reports, which point at calls and patients', false);
  withZoneOptions(evidence);
  withAuditDays(withSourceOptions(evidence))
    .option('--records-bucket <name>', 'with what was parked; without it, the one whose name says so')
    .option('--recordings-table <name>', 'with deletions that wait; without it, the one whose name says so')
    .option('--templates <folder>', 'synthesized templates, whose digest is told', 'cdk.out')
    .action(async (options: Given) => {
      const { check, from, to, out, ...rest } = options;
      // Loaded when it is asked for: no other command reads lists or controls.
      const { runCheckEvidence, runEvidence } = await import('./run-evidence.ts');
      if (check !== undefined) exit(runCheckEvidence(check, output));
      else if (from === undefined || to === undefined || out === undefined) {
        evidence.error('Give --from, --to and --out, or --check and a folder.', { exitCode: 2 });
      } else exit(await runEvidence({ ...rest, from, to, out }, { output, now: new Date() }));
    });
}
