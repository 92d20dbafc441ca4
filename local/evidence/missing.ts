import { dayIn } from '../reports/clinic-days.ts';
import type { EvidenceQuestion, EvidenceSources } from './evidence.ts';
import type { Manifest } from './manifest.ts';

/** What a folder does not show, each with the reason: a gap must not look like nothing. */
export function missingFrom(
  { to, zone, withRows, training, incidents, client }: EvidenceQuestion,
  { verified, verifiedAgainst, hasTrail, centre, now }: EvidenceSources,
): Manifest['missing'] {
  const rows = verified.log.rows + (verified.access?.entries ?? 0);
  const all: readonly (readonly [isMissing: boolean, what: string, why: string])[] = [
    [
      training === undefined,
      'training of the agents',
      'No list was given with --training. The centre knows no training: to keep the list is the duty of the clinic (45 CFR 164.530(b)).',
    ],
    [
      incidents === undefined,
      'incidents that the clinic has written down itself',
      'No list was given with --incidents. incidents.csv has what the stores know.',
    ],
    [
      !withRows,
      'rows of the reports, and which calls a finding is about',
      'Left out as they point at calls and patients: no more than is needed is given away (45 CFR 164.502(b)). --with-rows writes them.',
    ],
    [
      dayIn(zone, now.toISOString()) <= to,
      'what happened after it was made',
      'The last day was not over. Make it again when it is.',
    ],
    [
      client !== undefined,
      'what was done for this client alone',
      'The centre does not know on whose behalf a call is taken: all counts are of the whole centre.',
    ],
    [
      rows === 0,
      'the verification of the logs',
      'There is no row of the event log and no entry of the access log.',
    ],
    [
      verifiedAgainst === null,
      'an anchor of the event log',
      'None was written yet: a day is anchored when it is over. Until then the log is verified against its own seals only.',
    ],
    [
      !hasTrail,
      'changes by hand and rotations of keys',
      'There is no trail in the audit bucket; a local centre has none.',
    ],
    [
      hasTrail,
      "changes on Amazon Connect's own website of hours, flows, numbers, hierarchy, agent status and prompts",
      'They stand in no trail; careline drift compares the instance with what was deployed.',
    ],
    [
      centre.templates === null,
      'the digest of the synthesized templates',
      'There were none where this was made; npx cdk synth writes them.',
    ],
    [
      centre.templates !== null,
      'that these templates are what is deployed',
      'The digest is of what was synthesized where this was made; careline drift and careline promote compare.',
    ],
  ];
  return all.flatMap(([isMissing, what, why]) => (isMissing ? [{ what, why }] : []));
}
