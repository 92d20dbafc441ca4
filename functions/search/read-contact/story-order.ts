import type { LogRow } from '../../records/event-log/event-log.ts';

/**
 * Functions, flows and contact records each go by a clock of their own, and a record leaves out fractions of a second (Source:
 * Administrator Guide, ctr-data-model). Assumed: they differ by no more than this. Unit: milliseconds.
 */
const clocksDiffer = 5_000;

/**
 * The rows of a call in the order in which they happened. Time decides, but where it is known what comes before what: a
 * contact begins before all else in it, its choices follow each other by their numbers, and it ends after what seems to
 * come just behind its end. Each row keeps the time that its own clock says.
 */
export function inStoryOrder<Row extends LogRow>(rows: readonly Row[]): readonly Row[] {
  const spans = new Map([...Map.groupBy(rows, ({ contactId }) => contactId)].map(spanOf));
  return rows
    .map((row) => ({ row, place: placeOf(row, spans.get(row.contactId)) }))
    .toSorted((a, b) => a.place.at - b.place.at || (a.place.tie < b.place.tie ? -1 : 1))
    .map(({ row }) => row);
}

interface Span {
  readonly begin: number;
  readonly end: number;
}

const instantOf = ({ sequence }: LogRow): number => Date.parse(sequence.slice(0, 24)) || 0;
const memberOf = (row: LogRow, name: string): unknown => Reflect.get(row, name);

function spanOf([contactId, rows]: [string, readonly LogRow[]]): [string, Span] {
  const at = (kind: string) => rows.filter((row) => memberOf(row, 'kind') === kind).map(instantOf);
  const ended = Math.max(...at('ended'));
  const just = rows.map(instantOf).filter((time) => time <= ended + clocksDiffer);
  return [contactId, { begin: Math.min(...at('began')), end: Math.max(ended, ...just) }];
}

/** `tie`: of rows of one moment. */
function placeOf(row: LogRow, span: Span | undefined): { readonly at: number; readonly tie: string } {
  const [time, kind, order] = [instantOf(row), memberOf(row, 'kind'), memberOf(row, 'order')];
  const begin = span && Number.isFinite(span.begin) ? span.begin : time;
  if (kind === 'ended') return { at: span?.end ?? time, tie: `3${row.sequence}` };
  if (kind === 'began') return { at: time, tie: `0${row.sequence}` };
  const tie = typeof order === 'number' ? `1${String(order).padStart(3, '0')}` : `2${row.sequence}`;
  return { at: Math.max(time, begin), tie };
}
