import type { Flow } from '../flow.ts';
import { namesIn } from './resources.ts';

/** A flow of a comparison, with what is known about the things it names. */
export interface NamedFlow {
  /** Where it came from, for people. */
  readonly file: string;
  /** Where it stands on its side of the comparison: the same on both sides for one flow. Without it, `file`. */
  readonly place?: string;
  readonly flow: Flow;
  /** Text of a parameter → the name people use. */
  readonly names: ReadonlyMap<string, string>;
}

/** `names` are those known from elsewhere, such as a list of an instance's flows; the flow's own notes win. */
export const namedFlow = (file: string, flow: Flow, names?: ReadonlyMap<string, string>): NamedFlow => ({
  file,
  flow,
  names: new Map([...(names ?? []), ...namesIn(flow)]),
});
