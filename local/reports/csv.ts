/** Tables as comma-separated values, for spreadsheets. */

/** What a spreadsheet would take for a formula, blanks and full-width signs included. Source: OWASP, CSV Injection. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * RFC 4180: lines end with CR LF, a cell with a comma, a quotation mark or a line break stands in quotation marks. A cell that
 * looks like a formula gets an apostrophe in front, so that it is shown and not worked out.
 */
export const toCsv = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  csvLines([columns, ...rows]);

/** Rows without their columns, for a file that grows. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
