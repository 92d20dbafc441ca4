import { visible } from '../flow/visible.ts';
import type { EntryReport, PlaceReport, Report } from './explore.ts';
import type { Finding } from './finding.ts';
import { type CallScript, keysOf, turnsInWords } from './script.ts';

/** A report for a terminal: findings with the keys that show them, then figures, then the way to each place. */
export function printText({ entries, neverReached }: Report): string {
  return [...entries.map(printEntry), ...neverReached.map(printFinding), ''].join('\n');
}

export const printJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;

/** How many of a report's findings the simulator did not confirm. */
export const countUnconfirmed = ({ entries, neverReached }: Report): number =>
  [...entries.flatMap(({ findings }) => findings), ...neverReached].filter(
    ({ call, replayed }) => call && !replayed,
  ).length;

export const countFindings = ({ entries, neverReached }: Report): number =>
  entries.reduce((sum, { findings }) => sum + findings.length, neverReached.length);

function printEntry(entry: EntryReport): string {
  const { toPerson } = entry;
  const walked = `${entry.steps.toLocaleString('en-US')} steps, ${entry.states.toLocaleString('en-US')} states`;
  const left = entry.unwalked.toLocaleString('en-US');
  const bound = entry.complete
    ? 'everything within the bound on failures'
    : `cut off at the bound on steps, ${left} states not walked: give a larger --bound, or --keys`;
  const person = toPerson
    ? `to a person: ${toPerson.medianSeconds} s in the median of random calls (${Math.round(toPerson.share * 100)} % reach one), ${toPerson.worstSeconds} s at worst`
    : 'no call reaches a person';
  return [
    visible(`Calls to "${entry.entry}": ${walked}; ${bound}`),
    `  ${person}`,
    `  menus on the shortest way, at most: ${entry.menuDepth}`,
    ...entry.findings.map(printFinding),
    '  Shortest keys to each place:',
    ...entry.places.map(printPlace),
  ].join('\n');
}

function printFinding({ kind, flow, step, message, call, replayed }: Finding): string {
  const keys = call ? ` ${wayOf(call)}.` : '';
  const doubt = call && !replayed ? ' (The simulator went another way.)' : '';
  return visible(`  ${kind}: ${flow} · ${step}: ${message}.${keys}${doubt}`);
}

/** Whoever makes the call by hand must know what else has to happen. */
function wayOf(call: CallScript): string {
  const [keys, turns] = [keysOf(call), turnsInWords(call)];
  return turns.length > keys.length ? `Call: ${turns.join(', ')}` : `Keys: ${keys.join(', ') || 'none'}`;
}

const printPlace = ({ flow, step, keys }: PlaceReport): string =>
  visible(`    ${flow} · ${step}: ${keys.join(', ') || 'no key'}`);
