import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { publishedFlows } from '../../contact-flows/index.ts';
import { contracts } from '../../shared/contract/contracts.ts';
import type { Flow } from '../../shared/flow/flow.ts';
import { graphOf } from '../../shared/flow/graph.ts';
import { readReference } from '../../shared/flow/references.ts';
import { metrics } from '../../shared/metrics/metrics.ts';

/** A table in a document that is written from the source, between two marks. */
export interface GeneratedTable {
  readonly file: string;
  readonly mark: string;
  readonly write: () => string;
}

export const tables: readonly GeneratedTable[] = [
  { file: 'contact-flows/README.md', mark: 'flows', write: flowCatalogue },
  { file: 'functions/README.md', mark: 'functions', write: functionTable },
  { file: 'shared/metrics/README.md', mark: 'metrics', write: metricDictionary },
  { file: 'test/README.md', mark: 'requirements', write: requirementCoverage },
];

/** The document with its table as the source has it now. */
export function withTable({ file, mark, write }: GeneratedTable): string {
  const document = readFileSync(file, 'utf8');
  const [begin, end] = [
    `<!-- ${mark}: written by test/documents/write.ts -->\n`,
    `\n<!-- end of ${mark} -->`,
  ];
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${file} has lost its marks for "${mark}".`);
  return `${before}${begin}${write()}${end}${after}`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return ['', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function flowCatalogue(): string {
  const flows = publishedFlows(['en-US', 'es-US'], { clinicName: 'Clinic' });
  const shown = flows.filter(({ language }) => language !== 'es-US').map(({ flow }) => flow);
  const rows = shown.map((flow) => {
    const { ids, out } = graphOf(flow);
    const name = flow.name.replace(' (en-US)', '');
    const branches = [...out.values()].flat().length;
    return [
      `[${name}](${fileOf(name)})`,
      flow.kind ?? '',
      flow.description ?? '',
      `${ids.length} / ${branches}`,
      leadsTo(flow).join(', '),
    ];
  });
  return markdown(['Flow', 'Kind', 'What', 'Steps / branches', 'Leads to'], rows);
}

function fileOf(name: string): string {
  const files = execFileSync('git', ['ls-files', 'contact-flows/**/*.flow.ts']).toString().split('\n');
  const file = files.find((path) => path.endsWith(`/${name}.flow.ts`));
  if (file === undefined)
    throw new Error(`There is no contact-flows/*/${name}.flow.ts for the published flow ${name}.`);
  return file.replace('contact-flows/', '');
}

/** Flows, modules and queues that a flow names. */
function leadsTo(flow: Flow): string[] {
  const named = Object.values(flow.steps).flatMap(({ parameters }) => {
    const hooks = typeof parameters.EventHooks === 'object' ? Object.values(parameters.EventHooks ?? {}) : [];
    return [parameters.ContactFlowId, parameters.FlowModuleId, parameters.QueueId, ...hooks].flatMap(
      (value) => {
        const reference = typeof value === 'string' ? readReference(value) : undefined;
        if (!reference) return [];
        const name = reference.name.replace(/ \([a-z]{2}-[A-Z]{2}\)$/, '');
        return [reference.kind === 'queue' ? `queue ${name}` : name];
      },
    );
  });
  return [...new Set(named)];
}

function functionTable(): string {
  const rows = contracts.map(({ name, does, input, outcomes }) => {
    const capability = readdirSync('functions').find((folder) => existsSync(`functions/${folder}/${name}`));
    if (capability === undefined) throw new Error(`The contract ${name} has no functions/*/${name}.`);
    const ends = Object.entries(outcomes).map(([outcome, { discloses, establishes }]) =>
      [
        outcome,
        ...(establishes ? [`proves ${establishes}`] : []),
        ...(discloses ? [`needs ${discloses}`] : []),
      ].join(' · '),
    );
    return [`[${name}](${capability}/${name})`, does, input.join(', '), ends.join('<br>')];
  });
  return markdown(['Function', 'What it does', 'Input', 'Outcomes'], rows);
}

function metricDictionary(): string {
  const rows = metrics.map(({ name, definition, unit, dimensions, source }) => [
    name,
    definition,
    unit,
    dimensions.join(', '),
    `[${source}](../../${source})`,
  ]);
  return markdown(['Metric', 'Definition', 'Unit', 'Dimensions', 'Written by'], rows);
}

/** Which tests show which requirement, from the titles of the tests. */
function requirementCoverage(): string {
  const shown = new Map<number, Set<string>>();
  for (const file of execFileSync('git', ['ls-files', 'test/**/*.test.ts']).toString().split('\n')) {
    if (file === '') continue;
    for (const [title] of readFileSync(file, 'utf8').matchAll(
      /\b(?:it|describe)(?:\.each\([\s\S]*?\))?\(\s*(['`"])[\s\S]*?\1/g,
    )) {
      for (const [, number] of title.matchAll(/\bR-(\d+)\b/g)) {
        const tests = shown.get(Number(number)) ?? new Set();
        shown.set(Number(number), tests.add(file.replace('test/', '')));
      }
    }
  }
  const rows = [...shown]
    .toSorted(([a], [b]) => a - b)
    .map(([number, files]) => [
      `R-${number}`,
      [...files]
        .toSorted()
        .map((file) => `[${file}](${file})`)
        .join(' · '),
    ]);
  return markdown(['Requirement', 'Shown by'], rows);
}
