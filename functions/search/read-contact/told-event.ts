/** A row of the event log in a line. */
export interface ToldEvent {
  /** ISO, UTC. */
  readonly at: string;
  readonly what: string;
}

/** Members of a row that say something to a reader, in this order. */
const told = [
  'function',
  'outcome',
  'result',
  'dataClass',
  'level',
  'answer',
  'chose',
  'queue',
  'agent',
  'by',
  'on',
] as const;

export function toldEvent(row: Readonly<Record<string, unknown>>): ToldEvent {
  const kind = String(row.kind);
  // `queue billing`, not `queue, queue billing`.
  const words = [kind, ...told.filter((name) => name !== kind)].flatMap((name) => {
    const value = row[name];
    if (value !== undefined) return `${name} ${String(value)}`;
    return name === kind ? kind : [];
  });
  // `<instant>#<who>`.
  return { at: String(row.sequence).slice(0, 24), what: words.join(', ') };
}
