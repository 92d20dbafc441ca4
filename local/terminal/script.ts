/** Keys of a scripted call: groups that are pressed one after the other, each when the clinic waits for keys. */
import type { LocalCentre } from '../centre/start-centre.ts';
import { UsageError } from '../options.ts';

/** `code`: the digits of the latest text message; `wait`: let the question pass. */
export type Move = { readonly press: string } | 'code' | 'wait' | 'hang-up';

/** `1,04121968,wait,hang-up`: commas, blanks or line ends between. Throws UsageError for anything else. */
export function readScript(text: string): Move[] {
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === 'code' || part === 'wait' || part === 'hang-up') return part;
      if (/^[0-9*#]+$/.test(part)) return { press: part };
      throw new UsageError(
        `"${part}" is no key. Write digits, * and #, "code" (from the text message), "wait" (let the question pass) or "hang-up", with commas between.`,
      );
    });
}

/** Plays the moves and lets the call run to its end. */
export async function playScript(centre: LocalCentre, id: string, moves: readonly Move[]): Promise<void> {
  const call = () => centre.view().calls.find((c) => c.id === id);
  const over = () => call()?.state !== 'going on';
  // A move answers a question; the next one needs a question of its own.
  let answered = 0;
  for (const move of moves) {
    await centre.driver.leap(
      () => over() || (call()?.waitsFor === 'keys' && centre.questionsAsked(id) > answered),
    );
    if (over()) return;
    answered = centre.questionsAsked(id);
    make(move, centre, id);
  }
  await centre.driver.leap(over);
}

export function make(move: Move, centre: LocalCentre, id: string): void {
  if (move === 'hang-up') centre.hangUp(id);
  else if (move === 'code')
    centre.press(id, /\d{6}/.exec(centre.endpoints.messages.sent.at(-1)?.body ?? '')?.[0] ?? '#');
  else if (move !== 'wait') centre.press(id, move.press);
}
