/** Calls found by what is known of them, page by page, and the story of one. */
import { useState } from 'preact/hooks';
import { post } from './connection.ts';
import { Choice } from './recordings.tsx';
import { Table } from './table.tsx';

const askers = ['Amara, quality', 'Noor, nurse lead', 'Cleo, compliance', 'Sam, front desk'];
const outcomes = ['', 'answered', 'transferred', 'abandoned', 'self-service', 'hung-up', 'broken-off'];
const languages = ['en-US', 'es-US', 'it-IT', 'zh-CN', 'ru-RU'];
/** What can be asked for, besides outcome and days. */
const fields = {
  words: 'Words',
  patientId: 'Patient id',
  number: 'Number',
  agent: 'Agent id',
  queue: 'Queue id',
};

interface Found {
  readonly contactId: string;
  readonly startedAt: string;
  readonly outcome: string;
  readonly agent?: string;
  readonly queue?: string;
  readonly seconds?: number;
}
interface Story {
  readonly record: unknown;
  readonly call: readonly Found[];
  readonly events: readonly { readonly at: string; readonly what: string }[];
  readonly patient: readonly Found[];
}

export function Search() {
  const [as, setAs] = useState(askers[0] ?? '');
  const [asked, setAsked] = useState<Readonly<Record<string, string>>>({ language: 'en-US' });
  const [found, setFound] = useState<readonly Found[]>();
  const [cursor, setCursor] = useState<string>();
  const [said, setSaid] = useState('');
  const [story, setStory] = useState<Story>();
  const set = (name: string) => (value: string) => setAsked({ ...asked, [name]: value });
  const search = async (before: readonly Found[] = [], beyond?: string) => {
    try {
      const answer = Object(
        await post('/search', { as, body: { ...questionOf(asked), ...(beyond && { cursor: beyond }) } }),
      );
      const contacts: readonly Found[] = answer.contacts ?? [];
      const all = [...before, ...contacts];
      setFound(answer.contacts ? all : undefined);
      setCursor(answer.cursor);
      setSaid(answer.problem ?? (answer.refused ? refusal(answer.refused) : `${all.length} found`));
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const open = async (contactId: string) => {
    try {
      const answer = Object(await post('/search/read', { as, body: { contactId } }));
      setStory(answer.refused ? undefined : answer);
      if (answer.refused) setSaid(refusal(answer.refused));
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section class="card record" aria-labelledby="search-title">
      <h2 id="search-title">Search</h2>
      <form
        class="choices"
        onSubmit={(event) => {
          event.preventDefault();
          setStory(undefined);
          void search();
        }}
      >
        <Choice label="Who searches" values={askers} value={as} onChoose={setAs} />
        {Object.entries(fields).map(([name, label]) => (
          <label key={name}>
            {label}{' '}
            <input value={asked[name] ?? ''} onInput={(event) => set(name)(event.currentTarget.value)} />
          </label>
        ))}
        <Choice
          label="Language of the words"
          values={languages}
          value={asked.language ?? ''}
          onChoose={set('language')}
        />
        <label>
          Outcome{' '}
          <select value={asked.outcome ?? ''} onChange={(event) => set('outcome')(event.currentTarget.value)}>
            {outcomes.map((one) => (
              <option key={one} value={one}>
                {one || 'any'}
              </option>
            ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((name) => (
          <label key={name}>
            {name === 'from' ? 'First day (UTC)' : 'Last day (UTC)'}{' '}
            <input
              type="date"
              value={asked[name] ?? ''}
              onInput={(event) => set(name)(event.currentTarget.value)}
            />
          </label>
        ))}
        <button type="submit">Search</button>
      </form>
      <p role="status">{said}</p>
      {found && found.length > 0 && <Contacts caption="Calls, newest first" contacts={found} onOpen={open} />}
      {cursor && (
        <button type="button" class="quiet" onClick={() => void search(found, cursor)}>
          Next page
        </button>
      )}
      {story && <StoryOf story={story} onOpen={open} />}
    </section>
  );
}

const refusal = (why: string) => `Refused: ${why}. It is in the access log.`;

/** Days of the form are whole days, in UTC. */
function questionOf({ from, to, ...more }: Readonly<Record<string, string>>): object {
  const given = Object.entries(more).filter(
    ([name, value]) => value !== '' && (name !== 'language' || more.words),
  );
  return {
    ...Object.fromEntries(given),
    ...(from && { from: `${from}T00:00:00Z` }),
    ...(to && { to: new Date(Date.parse(to) + 86_400_000).toISOString() }),
  };
}

interface ContactsProps {
  readonly caption: string;
  readonly contacts: readonly Found[];
  readonly onOpen: (contactId: string) => unknown;
}

const Contacts = ({ caption, contacts, onOpen }: ContactsProps) => (
  <div class="scrolls">
    <Table caption={caption} columns={['Began', 'Outcome', 'Agent', 'Queue', 'Seconds', '']}>
      {contacts.map(({ contactId, startedAt, outcome, agent = '', queue = '', seconds = '' }) => (
        <tr key={contactId}>
          {[startedAt.slice(0, 19).replace('T', ' '), outcome, agent, queue, seconds].map((value, n) => (
            <td key={n.toString()}>{value}</td>
          ))}
          <td>
            <button type="button" class="quiet" onClick={() => void onOpen(contactId)}>
              Story
            </button>
          </td>
        </tr>
      ))}
    </Table>
  </div>
);

const StoryOf = ({
  story,
  onOpen,
}: {
  readonly story: Story;
  readonly onOpen: (contactId: string) => unknown;
}) => (
  <section aria-labelledby="story-title">
    <h3 id="story-title">Story of the call</h3>
    <ol>
      {story.events.map(({ at, what }, n) => (
        <li key={n.toString()}>
          <time>{at.slice(11, 19)}</time> {what}
        </li>
      ))}
    </ol>
    {story.call.length > 1 && <Contacts caption="Legs of the call" contacts={story.call} onOpen={onOpen} />}
    {story.patient.length > 0 && (
      <Contacts caption="Calls of this patient" contacts={story.patient} onOpen={onOpen} />
    )}
    <details>
      <summary>Contact record</summary>
      <pre>{JSON.stringify(story.record, null, 2)}</pre>
    </details>
  </section>
);
