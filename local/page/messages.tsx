/** The list of messages: who calls back takes one, sees the number, and says how it ended. */
import { useState } from 'preact/hooks';
import { post } from './connection.ts';
import { Choice, playable } from './recordings.tsx';
import { Table } from './table.tsx';

const askers = ['Mia, messages', 'Noor, nurse lead', 'Sam, front desk'];
const results = ['reached', 'left-word', 'no-answer', 'wrong-number', 'not-needed'];

interface Listed {
  readonly messageId: string;
  readonly reason: string;
  readonly takenAt: string;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly spokenIn?: string;
  readonly worker?: string;
  readonly tries?: number;
}
interface Taken extends Listed {
  readonly number: string;
  readonly name?: string;
  readonly pronunciation?: string;
}

export function Messages() {
  const [as, setAs] = useState(askers[0] ?? '');
  const [listed, setListed] = useState<readonly Listed[]>([]);
  const [beyond, setBeyond] = useState<string>();
  const [taken, setTaken] = useState<Taken>();
  const [result, setResult] = useState(results[0] ?? '');
  const [said, setSaid] = useState('');
  const [sound, setSound] = useState<string>();
  const send = async (body: object, then: (answer: unknown) => unknown) => ask('/messages', { body }, then);
  const ask = async (path: string, question: object, then: (answer: unknown) => unknown) => {
    try {
      const answer = Object(await post(path, { as, ...question }));
      if (answer.refused) setSaid(`Refused: ${answer.refused}. It is in the access log.`);
      else await then(answer);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const list = (before: readonly Listed[] = [], from?: string) =>
    send({ list: { ...(from && { beyond: from }) } }, (answer) => {
      const all: readonly Listed[] = [...before, ...(Object(answer).messages ?? [])];
      setListed(all);
      setBeyond(Object(answer).beyond);
      setSaid(all.length === 0 ? 'Nobody waits for a call back.' : `${all.length} to call back`);
    });
  const take = (messageId: string) =>
    send({ take: messageId }, (answer) => {
      setSound(undefined);
      setTaken(Object(answer));
    });
  const hear = ({ messageId: ticket, spokenIn: contactId }: Taken) => {
    const body = { contactId, recording: 'voicemail', reason: 'message', ticket };
    return ask('/recordings/ask', { body }, (given) => {
      const link = String(Object(given).links?.[0]?.link).replace('?link=', '');
      return ask('/recordings/hear', { link }, (heard) => setSound(playable(Object(heard).sound)));
    });
  };
  const finish = (messageId: string) =>
    send({ finish: messageId, result }, () => {
      setTaken(undefined);
      setSound(undefined);
      return list();
    });
  return (
    <section class="card record" aria-labelledby="messages-title">
      <h2 id="messages-title">Messages</h2>
      <p>What callers left: the first to be called back first. A number is seen by who takes its message.</p>
      <p class="choices">
        <Choice label="Who calls back" values={askers} value={as} onChoose={setAs} />
        <button type="button" onClick={() => void list()}>
          Show the list
        </button>
      </p>
      <p role="status">{said}</p>
      {taken && (
        <p class="choices">
          <strong>
            {[taken.name, taken.pronunciation && `say ${taken.pronunciation}`, taken.number]
              .filter(Boolean)
              .join(', ')}
          </strong>
          {taken.spokenIn && (
            <button type="button" class="quiet" onClick={() => void hear(taken)}>
              Hear what was said
            </button>
          )}
          <Choice label="How it ended" values={results} value={result} onChoose={setResult} />
          <button type="button" onClick={() => void finish(taken.messageId)}>
            Done
          </button>
        </p>
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: a tone has no words. */}
      {sound && <audio controls aria-label="What was said after the tone" src={sound} />}
      {listed.length > 0 && <List listed={listed} onTake={take} />}
      {beyond && (
        <button type="button" class="quiet" onClick={() => void list(listed, beyond)}>
          More messages
        </button>
      )}
    </section>
  );
}

interface ListProps {
  readonly listed: readonly Listed[];
  readonly onTake: (messageId: string) => unknown;
}

const List = ({ listed, onTake }: ListProps) => (
  <div class="scrolls">
    <Table caption="Open messages" columns={['Due', 'About', 'Left at', 'Said', 'Tries', 'With', '']}>
      {listed.map(({ messageId, reason, takenAt, dueOn, overdue, spokenIn, worker = '', tries = '' }) => (
        <tr key={messageId}>
          <td>{overdue ? `${dueOn}, overdue` : dueOn}</td>
          <td>{reason}</td>
          <td>{new Date(takenAt).toLocaleString()}</td>
          <td>{spokenIn === undefined ? 'by keys' : 'after the tone'}</td>
          <td>{tries}</td>
          <td>{worker}</td>
          <td>
            <button type="button" class="quiet" onClick={() => void onTake(messageId)}>
              Take
            </button>
          </td>
        </tr>
      ))}
    </Table>
  </div>
);
