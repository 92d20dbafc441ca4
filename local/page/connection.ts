/** The page's line to the local centre: what it shows comes in by server-sent events, what the user does goes out by POST. */
import { useEffect, useReducer, useState } from 'preact/hooks';
import { type CentreView, retell, type StoryEvent } from '../centre/story.ts';

export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'lost'; readonly view: CentreView | undefined }
  | { readonly state: 'connected'; readonly view: CentreView };

type Change = { readonly whole: CentreView } | { readonly event: StoryEvent };

const apply = (view: CentreView | undefined, change: Change): CentreView | undefined =>
  'whole' in change ? change.whole : view && retell(view, change.event);

/** Keeps the whole picture; after a lost line the centre sends it anew. */
export function useCentre(): Connection {
  const [view, change] = useReducer(apply, undefined);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const line = new EventSource('/events');
    line.addEventListener('state', ({ data }) => {
      setLost(false);
      change({ whole: JSON.parse(data) });
    });
    line.addEventListener('story', ({ data }) => change({ event: JSON.parse(data) }));
    line.onerror = () => setLost(true);
    return () => line.close();
  }, []);
  if (lost) return { state: 'lost', view };
  return view ? { state: 'connected', view } : { state: 'connecting' };
}

/** Throws with the centre's own reason when it refuses. */
export async function post(path: string, body: unknown = {}): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const reason = typeof answer === 'object' && answer && 'error' in answer ? String(answer.error) : '';
  throw new Error(reason || `The local centre answered ${response.status}.`);
}
