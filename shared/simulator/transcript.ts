import type { Utterance } from './call.ts';
import type { CallEvent } from './events.ts';

/** Who said what, in order: the system from its events, the people from what they said. */
export function transcriptOf(events: readonly CallEvent[], people: readonly Utterance[]): Utterance[] {
  const lines: Utterance[] = events.flatMap((event) =>
    event.type === 'said'
      ? [{ at: event.at, by: 'system', to: event.to, text: event.text, prompt: event.prompt }]
      : [],
  );
  if (people.length === 0) return lines;
  return [...lines, ...people].sort((a, b) => a.at - b.at);
}
