import type { PlannedStep, Way } from './planned-step.ts';

/** What the callers of an exploration press, when not everything is tried. `silence` is a key, too. */
export interface GivenKeys {
  /** Keys tried in menus. What is keyed into a question for a number is not restricted. */
  readonly only?: readonly string[];
  /** Answers with which every call begins, one for each question; after them everything is tried. */
  readonly begin?: readonly string[];
}

/** Of the ways that are open, those of a caller who has given the first so many answers. */
export function taken(
  given: GivenKeys,
  answered: number,
  { step, open }: { readonly step: PlannedStep; readonly open: readonly number[] },
): number[] {
  const asked = step.ways.filter(({ by }) => by === 'caller');
  if (asked.length === 0) return [...open];
  const kept = new Set(wanted(given, answered, asked));
  return open.filter((k) => {
    const way = step.ways[k];
    return way !== undefined && (way.by !== 'caller' || kept.has(way));
  });
}

/** Whether a way is the next of the answers with which calls begin. */
export const answers = ({ begin = [] }: GivenKeys, answered: number, way: Way | undefined): boolean =>
  answered < begin.length && way?.by === 'caller';

function wanted(
  { begin, only }: GivenKeys,
  answered: number,
  asked: readonly Way[],
): readonly (Way | undefined)[] {
  const next = begin?.[answered];
  if (next !== undefined) {
    // A number that makes no difference of its own stands with all others.
    const other = next === 'silence' ? undefined : asked.findLast(keysIn);
    return [asked.find((way) => keyOf(way) === next) ?? other];
  }
  if (only === undefined) return asked;
  const open = asked.filter((way) => keysIn(way) || only.includes(keyOf(way)));
  // Whoever may press nothing that is asked for says nothing.
  return open.length > 0 ? open : asked.filter(({ silent }) => silent);
}

const keyOf = ({ silent, doing }: Way): string =>
  silent ? 'silence' : doing?.do === 'press' ? doing.keys : '';

/** A number, as against one key of a menu. */
const keysIn = ({ label }: Way): boolean => label.startsWith('keys ');
