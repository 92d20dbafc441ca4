/** How a storing input reads keys. Source: Administrator Guide, Store customer input. */
export interface EntryRules {
  readonly maximumLength: number;
  /** One to five keys that end the entry and are not part of it. */
  readonly terminator: string;
  /** `*` clears what was typed. */
  readonly cancelKey: boolean;
}

/** Digits as they are typed. */
export class KeypadEntry {
  typed = '';
  private readonly rules: EntryRules;

  constructor(rules: EntryRules) {
    this.rules = rules;
  }

  /** True when this key completes the entry. */
  add(key: string): boolean {
    const { terminator, cancelKey, maximumLength } = this.rules;
    if (key === '*' && cancelKey) {
      this.typed = '';
      return false;
    }
    this.typed += key;
    if (terminator !== '' && this.typed.endsWith(terminator)) {
      this.typed = this.typed.slice(0, this.typed.length - terminator.length);
      return true;
    }
    return this.typed.length >= maximumLength;
  }
}
