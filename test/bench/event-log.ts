import { type Storable, toItem } from '../../functions/adapters/dynamodb/attribute-values.ts';
import { logEntry, sealItem } from '../../functions/adapters/dynamodb/event-log.ts';
import { anchorOf } from '../../functions/records/event-log/anchor.ts';
import { headOf, nextSeal } from '../../functions/records/event-log/seal-contact.ts';
import { LogVerifier } from '../../functions/records/event-log/verify-log.ts';
import { someRows } from '../functions/records/memory-log.ts';
import type { Bench, Measure } from './measure.ts';

const contacts = 2_000;
const rowsEach = 40;
const day = '2026-03-03';

/** Rows of the tests hold texts only. */
const itemOf = (row: object) => toItem(row as Record<string, Storable>);

/**
 * Rows of the event log verified in a second: from the lines of an export (JSON, item, digest, chain, anchor) in one process.
 * Reading them from a disk or a table is not in it.
 */
export const eventLog: Bench = {
  run: async () => {
    const made = Array.from({ length: contacts }, (_, n) => {
      const contactId = `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
      const rows = someRows(contactId, rowsEach);
      const seal = nextSeal(contactId, rows, []);
      const items = [...rows.map(itemOf), ...(seal ? [sealItem(seal)] : [])];
      return {
        head: headOf(contactId, seal ? [seal] : []),
        lines: items.map((Item) => JSON.stringify({ Item })),
      };
    });
    const anchor = anchorOf(
      day,
      made.map(({ head }) => head),
      undefined,
    );
    const lines = made.flatMap((one) => one.lines);
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      const verifier = new LogVerifier({
        anchors: new Map([[day, anchor]]),
        anchoredUntil: day,
        sealedUntil: '9',
        readAt: '9',
        excerpt: false,
      });
      for (const line of lines) {
        const entry = logEntry(JSON.parse(line).Item);
        if ('row' in entry) verifier.row(entry.row);
        else verifier.seal(entry.seal);
      }
      const { findings, rows } = verifier.end();
      if (findings.length > 0 || rows !== contacts * rowsEach)
        throw new Error('an untouched log looks altered');
      best = Math.min(best, (performance.now() - start) / 1000);
    }
    const measures: Measure[] = [
      { name: 'records.verify.rows-per-second', value: (contacts * rowsEach) / best, unit: 'rows/s' },
    ];
    return measures;
  },
};
