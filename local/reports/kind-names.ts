/** The kinds of report by name, for the command, the page and its server. */
export const reportKinds = [
  'who-heard',
  'disclosures',
  'failed-verifications',
  'emergencies',
  'texts',
  'who-took-calls',
  'agent-days',
  'overrides',
  'read-by-hand',
  'key-rotations',
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Reports for which the trail of the account is read; a local centre has none. */
export const ofTrail: readonly ReportKind[] = ['overrides', 'read-by-hand', 'key-rotations'];
