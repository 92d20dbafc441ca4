/** The kinds of report by name, for the command, the page and its server. */
export const reportKinds = [
  'who-heard',
  'disclosures',
  'failed-verifications',
  'emergencies',
  'texts',
  'who-took-calls',
  'overrides',
  'key-rotations',
] as const;
export type ReportKind = (typeof reportKinds)[number];
