/** What a change is about, in the order in which a reader wants to know. */
export const changeKinds = ['speech', 'route', 'step', 'setting', 'flow'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One thing that a call can meet differently. */
export interface Change {
  readonly kind: ChangeKind;
  /** The step in the new flow; in the old one for what is gone; empty for the flow as a whole. */
  readonly step: string;
  /** For a manager. */
  readonly sentence: string;
  /** The values themselves, whole, where there are two. */
  readonly before?: string;
  readonly after?: string;
}
