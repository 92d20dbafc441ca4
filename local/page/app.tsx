/** The whole page. */
import { useState } from 'preact/hooks';
import type { CentreView } from '../centre/story.ts';
import { useCentre } from './connection.ts';
import { ContactRecord } from './contact-record.tsx';
import { Conversation } from './conversation.tsx';
import { Desk } from './desk.tsx';
import { FlowPicture } from './flow-picture.tsx';
import { Messages } from './messages.tsx';
import { Phone } from './phone.tsx';
import { Recordings } from './recordings.tsx';
import { Reports } from './reports.tsx';
import { Search } from './search.tsx';
import { canSpeak, useSpeech } from './speech.ts';

export function App() {
  const connection = useCentre();
  if (connection.state === 'connecting') return <p class="waiting">Connecting to the local centre…</p>;
  if (!connection.view) return <Lost />;
  return (
    <>
      {connection.state === 'lost' && <Lost />}
      <Centre view={connection.view} />
    </>
  );
}

const Lost = () => (
  <p class="lost" role="alert">
    The local centre does not answer. Start it again with “npm start”; this page comes back by itself.
  </p>
);

function Centre({ view }: { readonly view: CentreView }) {
  const [chosen, setChosen] = useState<string>();
  const goingOn = view.calls.filter((c) => c.state === 'going on');
  // A call that the clinic makes, a callback, takes the place of one that is over.
  const call =
    goingOn.find((c) => c.id === chosen) ??
    goingOn.at(-1) ??
    view.calls.find((c) => c.id === chosen) ??
    view.calls.at(-1);
  const [speaks, toggleSpeech] = useSpeech(call);
  return (
    <>
      <header class="top">
        <h1>
          <span class="mark" aria-hidden="true">
            +
          </span>
          Careline
        </h1>
        <p>
          A clinic's telephone on this machine. Synthetic patients; nothing leaves this computer. Text
          messages and money are pretended.
        </p>
        {canSpeak && (
          <button type="button" class="quiet" aria-pressed={speaks} onClick={toggleSpeech}>
            {speaks ? 'Sound is on' : 'Sound is off'}
          </button>
        )}
      </header>
      <main>
        <div class="line">
          <Phone view={view} call={call} onCall={setChosen} />
          <Conversation call={call} />
          <div class="side">
            <FlowPicture flows={view.flows} call={call} />
            <Desk agents={view.agents} />
          </div>
        </div>
        {call && <ContactRecord records={call.records} />}
        {call && <Recordings key={call.id} records={call.records} />}
        <Messages />
        <Search />
        <Reports />
      </main>
    </>
  );
}
