/** Reads what the clinic says aloud with the browser's own voices. Off until the user wants it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallView } from '../centre/story.ts';

export const canSpeak = typeof speechSynthesis !== 'undefined';

export function useSpeech(call: CallView | undefined): readonly [on: boolean, toggle: () => void] {
  const [on, setOn] = useState(false);
  const said = useRef(0);
  const lines = call?.lines;
  useEffect(() => {
    // Whoever switches it on does not want to hear the whole call again.
    const from = lines && lines.length >= said.current ? said.current : 0;
    said.current = lines?.length ?? 0;
    if (!on || !canSpeak) return;
    for (const line of lines?.slice(from) ?? []) {
      if (line.who === 'caller') speechSynthesis.cancel();
      if (line.who !== 'clinic' && line.who !== 'agent') continue;
      const utterance = new SpeechSynthesisUtterance(line.text);
      utterance.lang = line.language;
      speechSynthesis.speak(utterance);
    }
  }, [on, lines]);
  useEffect(() => {
    if (canSpeak && (!on || call?.state !== 'going on')) speechSynthesis.cancel();
  }, [on, call?.state]);
  return [on, () => setOn(!on)];
}
