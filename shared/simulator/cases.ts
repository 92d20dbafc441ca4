/** A case with its fields by id (`title`, `customer_id`, …). */
export interface CaseSource {
  readonly case_id: string;
  readonly template?: string;
  readonly fields: Readonly<Record<string, string>>;
}
interface Case extends CaseSource {
  readonly contacts: readonly string[];
  /** Cases with a higher number were changed later. */
  readonly changed: number;
}

/** Cases in memory. */
export class Cases {
  private readonly byId = new Map<string, Case>();
  private changes = 0;

  constructor(cases: readonly CaseSource[]) {
    for (const source of cases) this.put({ ...source, contacts: [] });
  }

  get all(): readonly Case[] {
    return [...this.byId.values()];
  }
  get(id: string): Case | undefined {
    return this.byId.get(id);
  }
  create(template: string, fields: Readonly<Record<string, string>>): Case {
    return this.put({ case_id: `case-${this.byId.size + 1}`, template, fields, contacts: [] });
  }
  update(id: string, fields: Readonly<Record<string, string>>): Case | undefined {
    const known = this.byId.get(id);
    return known && this.put({ ...known, fields: { ...known.fields, ...fields } });
  }
  /** False when the case does not exist. */
  link(id: string, contactId: string): boolean {
    const known = this.byId.get(id);
    if (known) this.byId.set(id, { ...known, contacts: [...known.contacts, contactId] });
    return known !== undefined;
  }
  /** Those whose fields are all as given, latest change first. */
  find(fields: Readonly<Record<string, string>>): Case[] {
    const wanted = Object.entries(fields);
    return this.all
      .filter((found) => wanted.every(([key, value]) => fieldOf(found, key) === value))
      .sort((a, b) => b.changed - a.changed);
  }

  private put(value: Omit<Case, 'changed'>): Case {
    const put = { ...value, changed: ++this.changes };
    this.byId.set(put.case_id, put);
    return put;
  }
}

/** A field; `case_id` is one of them. */
export const fieldOf = (found: CaseSource, key: string): string | undefined =>
  key === 'case_id' ? found.case_id : Object.hasOwn(found.fields, key) ? found.fields[key] : undefined;
