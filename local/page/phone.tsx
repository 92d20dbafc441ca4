/** The patient's telephone: who calls, the keypad, call and hang up. */
import { useEffect, useState } from 'preact/hooks';
import type { CallView, CentreView } from '../centre/story.ts';
import { Caller } from './caller.tsx';
import { post } from './connection.ts';
import { Keypad } from './keypad.tsx';

interface Props {
  readonly view: CentreView;
  readonly call: CallView | undefined;
  readonly onCall: (id: string) => void;
}

export function Phone({ view, call, onCall }: Props) {
  const [from, setFrom] = useState(view.people[0]?.number ?? '');
  const [problem, setProblem] = useState('');
  const talking = call?.state === 'going on';
  const attempt = (work: Promise<unknown>) => {
    setProblem('');
    return work.catch((error: Error) => setProblem(error.message));
  };
  const dial = () =>
    attempt(
      post('/calls', { from: from.trim() === '' ? undefined : from.trim() }).then((answer) => {
        if (typeof answer === 'object' && answer && 'id' in answer) onCall(String(answer.id));
      }),
    );
  const press = (keys: string) => {
    if (call && talking) void attempt(post(`/calls/${call.id}/keys`, { keys }));
  };
  return (
    <section class="card phone" aria-labelledby="phone-title">
      <h2 id="phone-title">Phone</h2>
      <p class="clinic">
        <strong>{view.clinic.name}</strong>
        <span class={view.clinic.open ? 'badge open' : 'badge'}>
          {view.clinic.open ? 'open now' : 'closed now'}
        </span>
        <span class="number">{spaced(view.clinic.number)}</span>
      </p>
      {!talking && <Caller people={view.people} from={from} onFrom={setFrom} />}
      {talking && <OnTheLine call={call} view={view} />}
      {talking ? (
        <button type="button" class="wide hang-up" onClick={() => attempt(post(`/calls/${call.id}/hang-up`))}>
          Hang up
        </button>
      ) : (
        <button type="button" class="wide call" onClick={dial}>
          Call
        </button>
      )}
      <Keypad enabled={talking} onKey={press} />
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function OnTheLine({ call, view }: { readonly call: CallView; readonly view: CentreView }) {
  const person = view.people.find((p) => p.number === call.from);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    const timer = setInterval(() => setSeconds((s) => s + 1), 1000);
    return () => clearInterval(timer);
  }, [call.id]);
  const waiting = { keys: 'The clinic waits for your keys', agent: 'Waiting for a person' };
  const state =
    call.waitsFor === 'keys' || call.waitsFor === 'agent' ? waiting[call.waitsFor] : 'On the line';
  return (
    <div class="on-the-line">
      <p>
        <span class="pulse" aria-hidden="true" />
        {state}
        <time>{`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}</time>
      </p>
      {person && <PersonCard person={person} />}
      <p class={call.recorded ? 'recording on' : 'recording'}>
        {call.recorded ? 'Recording is on' : 'Recording is off'}
      </p>
    </div>
  );
}

function PersonCard({ person }: { readonly person: CentreView['people'][number] }) {
  return (
    <dl class="facts">
      <dt>You are</dt>
      <dd>{person.name}</dd>
      <dt>Birth date</dt>
      <dd class="keys">{person.birthDate}</dd>
      {person.recordNumber && (
        <>
          <dt>Record number</dt>
          <dd class="keys">{person.recordNumber}</dd>
        </>
      )}
    </dl>
  );
}

/** `+12065550100` as people read it. */
export const spaced = (number: string): string => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
