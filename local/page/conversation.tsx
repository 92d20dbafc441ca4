/** What is said, as it is said, and the text messages that the clinic sends. */
import { useEffect, useRef } from 'preact/hooks';
import type { CallView, Line, Speaker } from '../centre/story.ts';

const names: Readonly<Record<Speaker, string>> = {
  clinic: 'Clinic',
  caller: 'You',
  agent: 'Agent',
  whisper: 'Whispered to the agent',
  message: 'Text message',
  note: '',
};

export function Conversation({ call }: { readonly call: CallView | undefined }) {
  const end = useRef<HTMLDivElement>(null);
  const count = call?.lines.length ?? 0;
  useEffect(() => {
    const list = end.current?.parentElement;
    if (list) list.scrollTop = list.scrollHeight;
  }, [count]);
  return (
    <section
      class={call?.state === 'going on' ? 'card conversation live' : 'card conversation'}
      aria-labelledby="conversation-title"
    >
      <h2 id="conversation-title">Conversation</h2>
      {/** biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <div class="lines" role="log" aria-live="polite" aria-label="What is said" tabIndex={0}>
        {!call && <p class="hint">Choose who calls and press Call. Everything that is said appears here.</p>}
        {call?.lines.map((line, index) => (
          // Lines are only ever added at the end.
          <Said key={`${call.id}-${index.toString()}`} line={line} />
        ))}
        <div ref={end} />
      </div>
    </section>
  );
}

function Said({ line }: { readonly line: Line }) {
  if (line.who === 'note') return <p class="note">{line.text}</p>;
  return (
    <div class={`said ${line.who}`}>
      <span class="who">{names[line.who]}</span>
      <p lang={line.language}>{line.text}</p>
    </div>
  );
}
