/** One list price of AWS. */
export interface Price {
  /** US dollars, before tax. */
  readonly dollars: number;
  readonly per: string;
  readonly source: string;
  /** When the figure stood there, as a date. Without it nobody could read the page from here: compare it before you plan with it. */
  readonly read?: string;
}

const page = (service: string) => `https://aws.amazon.com/${service}/pricing/`;

/**
 * List prices of a region in the United States, without free tiers, discounts and tax. Where the price page shows its figures
 * only to a browser, the source is a public text that quotes it. Other regions may cost up to a quarter more.
 */
export const prices = {
  voiceMinute: {
    dollars: 0.038,
    per: 'minute of voice, conversational analytics and redaction included',
    source: 'https://aws.amazon.com/products/connect/customer/pricing/',
    read: '2026-10-07',
  },
  localMinute: { dollars: 0.0022, per: 'minute in, local number', source: page('connect') },
  tollFreeMinute: { dollars: 0.012, per: 'minute in, toll-free number', source: page('connect') },
  outboundMinute: { dollars: 0.0048, per: 'minute out, within the United States', source: page('connect') },
  localNumber: { dollars: 0.03, per: 'local number and day', source: page('connect') },
  tollFreeNumber: { dollars: 0.06, per: 'toll-free number and day', source: page('connect') },
  text: {
    dollars: 0.01,
    per: 'text of one part, with the fee of the carrier',
    source: page('end-user-messaging'),
  },
  textNumber: { dollars: 2, per: 'toll-free number for texts and month', source: page('end-user-messaging') },
  functionCalls: {
    dollars: 0.2,
    per: 'million calls of a function',
    source: 'https://wring.co/blog/aws-lambda-pricing-guide',
    read: '2026-03-08',
  },
  functionSeconds: {
    dollars: 0.0000133334,
    per: 'gigabyte-second of a function, Arm',
    source: 'https://wring.co/blog/aws-lambda-pricing-guide',
    read: '2026-03-08',
  },
  tableWrites: {
    dollars: 0.625,
    per: 'million write units',
    source: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
    read: '2025-07-21',
  },
  tableReads: {
    dollars: 0.125,
    per: 'million read units',
    source: 'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
    read: '2025-07-21',
  },
  tableStorage: {
    dollars: 0.25,
    per: 'GB and month in a table',
    source: 'https://gist.github.com/bahrmichael/94e01d26dc21b9b7156d7d27b1b9e16e',
    read: '2020-12-27',
  },
  tableRecovery: {
    dollars: 0.2,
    per: 'GB and month, restorable to any second',
    source: 'https://www.factualminds.com/blog/aws-backup-pricing-vaults-cross-region-restores/',
    read: '2026-06-13',
  },
  backupStorage: {
    dollars: 0.1,
    per: 'GB and month of one backup of a table',
    source: 'https://www.factualminds.com/blog/aws-backup-pricing-vaults-cross-region-restores/',
    read: '2026-06-13',
  },
  objectStorage: {
    dollars: 0.023,
    per: 'GB and month, S3 Standard',
    source: 'https://gist.github.com/EverettBerry/a37438006529a55f42da6fdbc44a505c',
    read: '2022-07-07',
  },
  archiveStorage: { dollars: 0.004, per: 'GB and month, S3 Glacier Instant Retrieval', source: page('s3') },
  streamHours: { dollars: 0.04, per: 'hour of an on-demand stream', source: page('kinesis/data-streams') },
  key: {
    dollars: 1,
    per: 'key and month; each of the first two rotations adds as much',
    source: 'https://www.factualminds.com/blog/aws-kms-pricing-keys-requests-multi-region/',
    read: '2026-06-13',
  },
  keyRequests: {
    dollars: 0.03,
    per: 'ten thousand requests to a key',
    source: 'https://www.factualminds.com/blog/aws-kms-pricing-keys-requests-multi-region/',
    read: '2026-06-13',
  },
  secret: { dollars: 0.4, per: 'secret and month', source: page('secrets-manager'), read: '2026-09-20' },
  logIngestion: {
    dollars: 0.5,
    per: 'GB of log lines taken in',
    source: 'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
    read: '2026-06-13',
  },
  metric: {
    dollars: 0.3,
    per: 'metric of our own and month',
    source: 'https://signoz.io/guides/cloudwatch-pricing',
    read: '2026-02-15',
  },
  alarm: { dollars: 0.1, per: 'alarm and month', source: page('cloudwatch') },
  compositeAlarm: { dollars: 0.5, per: 'alarm over alarms and month', source: page('cloudwatch') },
  dashboard: {
    dollars: 3,
    per: 'dashboard and month',
    source: 'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
    read: '2026-06-13',
  },
  trailEvents: { dollars: 0.1, per: '100,000 data events of the trail', source: page('cloudtrail') },
} satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof prices;
