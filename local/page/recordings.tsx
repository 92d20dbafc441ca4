/** Recordings of the calls: who asks, why, and what they get; hold and deletion. */
import { useState } from 'preact/hooks';
import { post } from './connection.ts';

const askers = ['Amara, quality', 'Noor, nurse lead', 'Cleo, compliance', 'Mia, messages', 'Sam, front desk'];
const reasons = [
  'quality-review',
  'training',
  'complaint',
  'clinical-safety',
  'patient-request',
  'legal',
  'audit',
  'emergency',
  'message',
];

interface Given {
  readonly link: string;
  readonly until: string;
}

export function Recordings({ records }: { readonly records: readonly unknown[] }) {
  const recorded = records.filter((record) => Object(record).Recordings);
  const [as, setAs] = useState(askers[0] ?? '');
  const [reason, setReason] = useState(reasons[0] ?? '');
  const [ticket, setTicket] = useState('QA-1');
  const [links, setLinks] = useState<readonly Given[]>([]);
  const [said, setSaid] = useState('');
  const [sound, setSound] = useState<string>();
  const { ContactId, Recordings } = Object(recorded.at(-1));
  const contactId = String(ContactId ?? '');
  // What is said after the tone is the recording of the automated part.
  const recording = Object(Recordings?.[0]).ParticipantType === 'IVR' ? 'voicemail' : 'recording';
  if (contactId === '') return null;
  const send = async (path: string, message: object) => {
    setSound(undefined);
    try {
      const answer = Object(await post(path, { as, ...message }));
      setLinks(Array.isArray(answer.links) ? answer.links : links);
      if (typeof answer.sound === 'string') setSound(playable(answer.sound));
      setSaid(
        answer.refused
          ? `Refused: ${answer.refused}. It is in the access log.`
          : 'Done. It is in the access log.',
      );
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const ask = (more: object = {}) =>
    send('/recordings/ask', {
      body: { contactId, recording, reason, ...(ticket && { ticket }), ...more },
    });
  return (
    <section class="card record" aria-labelledby="recordings-title">
      <h2 id="recordings-title">Recording</h2>
      <p>
        A tone stands for the voices. Nobody has a right to it that is not given here, once and for five
        minutes.
      </p>
      <p class="choices">
        <Choice label="Who asks" values={askers} value={as} onChoose={setAs} />
        <Choice label="Why" values={reasons} value={reason} onChoose={setReason} />
        <label>
          Ticket{' '}
          <input value={ticket} maxLength={23} onInput={(event) => setTicket(event.currentTarget.value)} />
        </label>
        <button type="button" onClick={() => void ask()}>
          Ask
        </button>
        <button type="button" class="quiet" onClick={() => void ask({ breakGlass: true })}>
          Break the glass
        </button>
        {[true, false].map((hold) => (
          <button
            key={String(hold)}
            type="button"
            class="quiet"
            onClick={() => void send('/recordings/hold', { body: { contactId, ticket, hold } })}
          >
            {hold ? 'Hold' : 'Lift the hold'}
          </button>
        ))}
        <button
          type="button"
          class="quiet"
          onClick={() => void send('/recordings/delete', { body: { contactId, ticket } })}
        >
          Delete the call
        </button>
      </p>
      {links.map(({ link, until }) => (
        <p key={link}>
          <button
            type="button"
            onClick={() => void send('/recordings/hear', { link: link.replace('?link=', '') })}
          >
            Open the link as {as}
          </button>{' '}
          until {new Date(until).toLocaleTimeString()}
        </p>
      ))}
      <p role="status">{said}</p>
      {/* biome-ignore lint/a11y/useMediaCaption: a tone has no words. */}
      {sound && <audio controls aria-label="Recording of the call" src={sound} />}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** The label stands above; the name is the label alone, not the label and what is chosen. */
export const Choice = ({ label, values, value, onChoose }: ChoiceProps) => (
  <div class="choice">
    <span aria-hidden="true">{label}</span>
    <select aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {values.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  </div>
);

export function playable(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
}
