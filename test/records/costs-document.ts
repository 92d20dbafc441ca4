/** The tables of functions/records/COSTS.md: what was counted, at the list prices of infra/costs. */
import { prices } from '../../infra/costs/prices.ts';
import type { PartOfCall } from './call-costs.ts';

/** A PUT to S3 Standard. Assumed, remembered: look it up at aws.amazon.com/s3/pricing. Unit: dollars. */
const dollarsAPut = 5 / 1e6;
const months = 12;

/** Dollars of the requests of a call, by list price. */
function requestDollars({ requests, readUnits, writeUnits }: PartOfCall): number {
  const puts = requests['s3 PutObject'] ?? 0;
  const keys = Object.entries(requests).reduce(
    (sum, [name, n]) => sum + (name.startsWith('kms ') ? n : 0),
    0,
  );
  return (
    (writeUnits * prices.tableWrites.dollars + readUnits * prices.tableReads.dollars) / 1e6 +
    (keys * prices.keyRequests.dollars) / 1e4 +
    puts * dollarsAPut +
    ((requests['s3 GetObject'] ?? 0) + puts) * (prices.trailEvents.dollars / 1e5)
  );
}

/** Dollars of what stays of a call, for each year that it is kept. */
const storageDollars = ({ bytes, objectBytes }: PartOfCall): number =>
  ((bytes * (prices.tableStorage.dollars + prices.tableRecovery.dollars) +
    objectBytes * prices.objectStorage.dollars) *
    months) /
  1e9;

const count = (n: number): string =>
  (n >= 100 ? Math.round(n / 10) * 10 : Number(n.toPrecision(2))).toLocaleString('en-US');
const cents = (dollars: number): string => (100 * dollars).toPrecision(2);
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function costTables(parts: readonly PartOfCall[]): string {
  const requests = parts.flatMap(({ part, requests: all }) =>
    Object.entries(all).map(([name, n]) => row([part, name, count(n)])),
  );
  const sum = (of: (part: PartOfCall) => number) => parts.reduce((total, part) => total + of(part), 0);
  const costs = parts.map((part) =>
    row([
      part.part,
      count(part.writeUnits),
      count(part.readUnits),
      count(part.bytes),
      count(part.objectBytes),
      cents(requestDollars(part)),
      cents(storageDollars(part)),
    ]),
  );
  return [
    '',
    row(['of a call', 'request', 'times']),
    row(['---', '---', '---']),
    ...requests,
    '',
    row([
      'of a call',
      'write units',
      'read units',
      'bytes in tables',
      'bytes in S3',
      'cents, once',
      'cents a year',
    ]),
    row(['---', '---', '---', '---', '---', '---', '---']),
    ...costs,
    row(['**all**', '', '', '', '', cents(sum(requestDollars)), cents(sum(storageDollars))]),
    '',
    `A million calls a year of which an agent takes each: $${count(1e6 * sum(requestDollars))} of requests, $${count(1e6 * sum(storageDollars))} for each year that they are kept.`,
    '',
  ].join('\n');
}
