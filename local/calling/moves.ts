/** What a person does in a call to flows: keys, words, silence; and what the people around the call do. */
import { UnreadablePathError } from '../cli/read-flows.ts';

export type Move =
  | { readonly do: 'press'; readonly keys: string }
  | { readonly do: 'say'; readonly words: string }
  | { readonly do: 'wait' | 'hang-up' | 'agent' | 'agent-hangs-up' | 'they-hang-up' };

const words = ['wait', 'hang-up', 'agent', 'agent-hangs-up', 'they-hang-up'] as const;

/** In one sentence, for help and refusals. */
export const movesInWords =
  'digits, * and #; "wait" (silence), "hang-up", "say <words>" (to a bot), "agent" (somebody answers the queue), ' +
  '"agent-hangs-up", "they-hang-up" (the number outside)';

/** `1, say pay my bill, wait, 42#, agent`: commas or line ends between. Throws `UnreadablePathError` for anything else. */
export const readMoves = (text: string): Move[] =>
  text
    .split(/[,\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readMove);

export function readMove(part: string): Move {
  const plain = words.find((word) => word === part);
  if (plain) return { do: plain };
  if (/^[0-9*#]+$/.test(part)) return { do: 'press', keys: part };
  const said = /^say\s+(.+)$/.exec(part)?.[1];
  if (said !== undefined) return { do: 'say', words: said };
  throw new UnreadablePathError(
    `"${part}" is no move of a call. Write ${movesInWords}, with commas between.`,
  );
}
