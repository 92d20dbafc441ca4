import type { Level } from './finding.ts';
import type { LineOf } from './lines.ts';
import { rules } from './rules.ts';
import type { Review } from './verify.ts';

const levels: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', advice: 'note' };

/** Findings as SARIF 2.1.0, which code hosts show beside the file. Suppressed ones are in it, marked with their reason. */
export function printSarif({ findings, suppressed }: Review, lineOf: LineOf = () => undefined): string {
  const all = [
    ...findings.map((finding) => ({ finding, reason: undefined })),
    ...suppressed.map(({ finding, reason }) => ({ finding, reason })),
  ];
  const index = new Map(rules.map(({ id }, n) => [id, n]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'careline',
            rules: rules.map(({ id, what, why, source, level }) => ({
              id,
              shortDescription: { text: what },
              fullDescription: { text: why },
              ...(source.startsWith('https://') && { helpUri: source }),
              defaultConfiguration: { level: levels[level] },
            })),
          },
        },
        results: all.map(({ finding, reason }) => ({
          ruleId: finding.rule,
          ruleIndex: index.get(finding.rule) ?? -1,
          level: levels[finding.level],
          message: { text: `${finding.message} ${finding.fix}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(finding.file) },
                ...regionOf(finding, lineOf),
              },
              logicalLocations: [
                {
                  name: finding.step ?? finding.flow,
                  fullyQualifiedName:
                    finding.step === undefined ? finding.flow : `${finding.flow}/${finding.step}`,
                },
              ],
            },
          ],
          ...(reason !== undefined && { suppressions: [{ kind: 'inSource', justification: reason }] }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function regionOf({ file, step }: Review['findings'][number], lineOf: LineOf) {
  const startLine = step === undefined ? undefined : lineOf(file, step);
  return startLine === undefined ? {} : { region: { startLine } };
}

/** Relative to where the command ran; blanks and the like are no part of a URI. */
const uriOf = (file: string): string => encodeURI(file.replaceAll('\\', '/'));
