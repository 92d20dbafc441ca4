/** What Connect stored of the caller's keys, encrypted. */
export interface CardInput {
  /** The digits as bytes, which the reader overwrites when done. */
  open(encrypted: string): Promise<Uint8Array>;
}
