/** `npm run prove`: what can be known about a deployment before AWS sees it. Without network, without an account. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildFunctions } from './build-functions.ts';
import { acceptBaseline } from './proofs/baseline.ts';
import { readVariant, type SynthesizedCentre, synthesizeCentre, variants } from './proofs/centres.ts';
import { writeDocuments } from './proofs/documents.ts';
import { type ProofResult, printProofs } from './proofs/print.ts';
import { inEach, type ProofFinding } from './proofs/proof.ts';
import { proofs } from './proofs/proofs.ts';

const help = `npm run prove [-- options]

  --settings <file>   prove only the centre with these settings; without it, every size and kind of centre
  --json              results as JSON
  --accept-baseline   write infra/baseline: what may not be lost from now on
  --write             write the documents that are made from the templates
  --help

Exit code: 0 everything holds, 1 something was found, 2 bad usage.
`;

const options = {
  settings: { type: 'string' },
  json: { type: 'boolean' },
  'accept-baseline': { type: 'boolean' },
  write: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

interface Given {
  readonly settings?: string;
  readonly json?: boolean;
  readonly 'accept-baseline'?: boolean;
  readonly write?: boolean;
}

async function prove(given: Given): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'careline-prove-'));
  try {
    const bundles = join(folder, 'functions');
    await buildFunctions({ outFolder: bundles });
    const wanted = given.settings === undefined ? variants() : [readVariant(given.settings)];
    const made: SynthesizedCentre[] = [];
    const results: ProofResult[] = [];
    const run = (name: string, proves: string, find: () => readonly ProofFinding[]) => {
      const started = performance.now();
      const findings = find();
      results.push({ name, proves, findings, seconds: (performance.now() - started) / 1000 });
    };
    run(
      'synthesis',
      'Flows verify, cdk-nag (four packs) and the Connect rules find nothing unexplained.',
      () =>
        inEach(wanted, (variant) => {
          const one = quietly(() => synthesizeCentre(variant, folder, bundles));
          made.push(one);
          return one.findings;
        }),
    );
    const centres = made.map(({ centre }) => centre);
    if (given['accept-baseline'])
      for (const file of acceptBaseline(centres)) process.stderr.write(`wrote ${file}\n`);
    if (given.write) for (const file of writeDocuments(centres)) process.stderr.write(`wrote ${file}\n`);
    for (const { name, proves, find } of proofs) run(name, proves, () => find(centres));
    const names = centres.map(({ name }) => name);
    process.stdout.write(
      given.json ? `${JSON.stringify({ centres: names, results }, null, 2)}\n` : printProofs(results, names),
    );
    return results.some(({ findings }) => findings.length > 0) ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The CDK prints what the packs found; here it is in the table. */
function quietly<T>(work: () => T): T {
  const { write } = process.stderr;
  process.stderr.write = () => true;
  try {
    return work();
  } finally {
    process.stderr.write = write;
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options });
  if (values.help) process.stdout.write(help);
  else process.exitCode = await prove(values);
}
