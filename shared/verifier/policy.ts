import type { ReferenceKind } from '../flow/references.ts';

/** What a house demands of its flows, beyond what Amazon Connect demands. The verifier knows nothing of healthcare. */
export interface Policy {
  /** By reference name: what the flows may expect of each function. */
  readonly functions?: Readonly<Record<string, FunctionPolicy>>;
  /** Keys that functions return and that say nothing about a person: references which only a function can read. */
  readonly opaque?: readonly string[];
  /** By kind of reference: the names that exist. Of a kind that is not here, any name may exist. */
  readonly resources?: Readonly<Partial<Record<ReferenceKind, readonly string[]>>>;
  /** Flow logging is off wherever digits or data about a person are used. */
  readonly unlogged?: true;
  /** Seconds that a caller may hear nothing; eight when absent. */
  readonly silenceSeconds?: number;
  readonly identity?: {
    /** Contact attribute that holds the level. */
    readonly attribute: string;
    /** Weakest first. */
    readonly levels: readonly string[];
  };
  /** Ways out that an emergency may take. */
  readonly emergency?: readonly WayOut[];
  /** Ways out that lead to a person, or to a promise that a person calls back. */
  readonly person?: readonly WayOut[];
  /** Answers to other menus that the ways out may ask for; two when absent, 0 demands a key of its own in every menu. */
  readonly furtherMenus?: { readonly emergency?: number; readonly person?: number };
  /** Prompt ids present in each language. */
  readonly languages?: Readonly<Record<string, ReadonlySet<string>>>;
  /** Storing inputs that take card data, besides every encrypted one: their step names match. */
  readonly cardEntry?: { readonly steps?: RegExp };
  /** Functions that change something or take money: before each call the caller agrees to what was said back. */
  readonly confirmed?: readonly string[];
  /** Value of a contact attribute without which nothing that a caller says is recorded. */
  readonly recorded?: { readonly attribute: string; readonly equals: string };
  /** What every caller has been told before a flow asks for the first time, or hands the call over. */
  readonly announced?: readonly Announcement[];
  /** What is heard to its end though keys wait behind it: a legal notice, an emergency sentence, a consent. */
  readonly heardOut?: RegExp;
  /** What the first thing said in these flows must match. */
  readonly firstSentence?: { readonly flows: readonly string[]; readonly says: RegExp };
}

export interface Announcement {
  readonly flows: readonly string[];
  readonly before: 'asking' | 'leaving';
  /** For the reader of a finding: "that a machine answers". */
  readonly what: string;
  readonly says: RegExp;
}

export interface FunctionPolicy {
  /** Keys of `Details.Parameters`, all of them. */
  readonly input?: readonly string[];
  readonly outcomes: Readonly<Record<string, OutcomePolicy>>;
}

export interface OutcomePolicy {
  /** Keys of `$.External` that this outcome fills. */
  readonly returns: readonly string[];
  /** Identity level that a call has once this outcome is known. */
  readonly establishes?: string;
  /** Identity level needed to say or keep any of its returns. */
  readonly discloses?: string;
}

/** Where a caller gets when a step is reached. */
export type WayOut =
  | { readonly flow: string }
  | { readonly module: string }
  | { readonly queueTransfer: true }
  | { readonly callback: true }
  /** The attribute is set, then the call goes on elsewhere, where it is acted on. */
  | { readonly attribute: string; readonly equals: string };
