/** A table that the clinic gives as a file of comma-separated values: read whole, or refused with every place that is wrong. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { isDay } from '../../functions/records/day-shards.ts';

/** One line for each thing that is wrong: file, line, column, why, what to do. Never what stands in the cell. */
export class GivenTableError extends Error {
  override readonly name = 'GivenTableError';
}

const mostToldOf = 20;

/** A cell that must say something. */
export const filled = z.string().trim().min(1, 'it is empty; write it, or take the line out');
export const day = z.string().trim().refine(isDay, 'it is no day; write it as 2026-11-01');

/** `schema`: a member for each column, all of text. The first line names the columns, in any order, and no others. */
export function readGivenTable<T>(
  file: string,
  schema: z.ZodType<T> & { readonly shape: Readonly<Record<string, unknown>> },
): readonly T[] {
  const wanted = Object.keys(schema.shape);
  const name = basename(file);
  const problems: string[] = [];
  const rows = linesOf(file, wanted).flatMap(({ line, cells }): T[] => {
    const read = schema.safeParse(cells);
    if (read.success) return [read.data];
    for (const { path, message } of read.error.issues)
      problems.push(`${name}, line ${line}, column "${path.join('.')}": ${message}.`);
    return [];
  });
  if (problems.length === 0) return rows;
  const more = problems.length - mostToldOf;
  throw new GivenTableError(
    [...problems.slice(0, mostToldOf), ...(more > 0 ? [`And ${more} more.`] : [])].join('\n'),
  );
}

interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

function linesOf(file: string, wanted: readonly string[]): readonly Line[] {
  const name = basename(file);
  const text = textOf(file);
  let isNamed = false;
  const columnsOf = (header: readonly string[]): string[] => {
    isNamed = true;
    const given = header.map((column) => column.trim());
    const missing = wanted.filter((column) => !given.includes(column));
    const unknown = given.length - new Set(given.filter((column) => wanted.includes(column))).size;
    if (missing.length === 0 && unknown === 0) return given;
    const wrong = [
      ...(missing.length > 0 ? [`has no column "${missing.join('", "')}"`] : []),
      ...(unknown > 0 ? [`has ${unknown} that nobody reads, or that stand there twice`] : []),
    ].join(' and ');
    throw new GivenTableError(
      `${name}, line 1 ${wrong}. Nothing is guessed: write ${wanted.join(',')} there, with commas between.`,
    );
  };
  try {
    const lines = parse<Line, Record<string, string>>(text, {
      bom: true,
      columns: columnsOf,
      skip_empty_lines: true,
      on_record: (cells, { lines: line }) => ({ line, cells }),
    });
    if (!isNamed) columnsOf([]);
    return lines;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const why =
      error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS'
        ? 'has another number of cells than the first line; put a cell with a comma in quotation marks'
        : 'has a quotation mark that does not belong there, or lacks one; write one within a cell as two';
    throw new GivenTableError(`${name}, line ${String(error.lines)} ${why}.`);
  }
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const why =
      error instanceof TypeError
        ? 'is not written in UTF-8. Save it as "CSV UTF-8"'
        : 'cannot be read. Check the name';
    throw new GivenTableError(`${file} ${why}.`);
  }
}
