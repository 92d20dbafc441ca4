/** What stands in free text where something of a person stood. */
const removed = '[removed]';

/**
 * E-mail addresses; four digits or more in a row, also with blanks, hyphens, dots, slashes or brackets between (cards,
 * phone and record numbers, dates, codes, postcodes); dates with a month's name. Names cannot be told from other words:
 * text that may hold one belongs in no log, redacted or not.
 */
const patterns: readonly RegExp[] = [
  /[^\s@<>()]+@[^\s@<>()]+\.[\p{L}\d]+/giu,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+\d{1,2}(?:\p{L}{2})?(?:,?\s+\d{2,4})?\b/giu,
  /\b\d{1,2}\s+de\s+\p{L}+(?:\s+de\s+\d{2,4})?\b/giu,
  /\+?(?:[([]?\d[\s().,/\][-]{0,3}){4,}/gu,
];

/** Text that people typed or said, made fit to be shown to whoever looks after the system. */
export function redact(text: string): string {
  return patterns.reduce((left, pattern) => left.replace(pattern, keepEnd), text);
}

/** A pattern may take the blank or the full stop after it along; the sentence keeps it. */
const keepEnd = (match: string): string => removed + (/[\s.,]+$/u.exec(match)?.[0] ?? '');
