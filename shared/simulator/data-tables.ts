/** A data table of the instance: rows by the values of their primary attributes. */
export interface DataTableSource {
  readonly id: string;
  readonly name?: string;
  readonly primary: readonly string[];
  /** What an attribute is where a row does not set it. */
  readonly defaults?: Row;
  readonly rows: readonly Row[];
}
export type Row = Readonly<Record<string, string>>;

export class DataTable {
  readonly source: DataTableSource;
  /** Goes up with every change. */
  lockVersion = 1;
  private readonly rows: Row[];

  constructor(source: DataTableSource) {
    this.source = source;
    this.rows = [...source.rows];
  }

  /** Rows whose values are all as given; every row when none is. */
  list(values: Row): readonly Row[] {
    const wanted = Object.entries(values);
    return this.rows
      .filter((row) => wanted.every(([key, value]) => row[key] === value))
      .map((row) => ({ ...this.source.defaults, ...row }));
  }

  /** Changes the row with these primary values, or adds it; an attribute that is undefined goes back to its default. */
  upsert(primary: Row, attributes: Readonly<Record<string, string | undefined>>): void {
    const at = this.rows.findIndex((row) => this.source.primary.every((key) => row[key] === primary[key]));
    const row: Record<string, string> = { ...(at < 0 ? {} : this.rows[at]), ...primary };
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined) delete row[key];
      else row[key] = value;
    }
    if (at < 0) this.rows.push(row);
    else this.rows[at] = row;
    this.lockVersion++;
  }
}
