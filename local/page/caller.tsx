/** Who calls: one of the demo people, or any number, or a withheld one. */
import type { DemoPerson } from '../centre/story.ts';

interface Props {
  readonly people: readonly DemoPerson[];
  readonly from: string;
  readonly onFrom: (number: string) => void;
}

export function Caller({ people, from, onFrom }: Props) {
  const person = people.find((p) => p.number === from);
  return (
    <div class="caller">
      <label>
        Call as
        <select
          value={person ? person.number : 'other'}
          onChange={({ currentTarget }) => onFrom(currentTarget.value === 'other' ? '' : currentTarget.value)}
        >
          {people.map((p) => (
            <option key={p.number} value={p.number}>
              {p.name}
            </option>
          ))}
          <option value="other">Somebody else…</option>
        </select>
      </label>
      {person ? (
        <dl class="facts">
          <dt>Number</dt>
          <dd>{person.number}</dd>
          <dt>Birth date</dt>
          <dd>
            <span class="keys">{person.birthDate}</span> <small>key this in</small>
          </dd>
          {person.recordNumber && (
            <>
              <dt>Record number</dt>
              <dd class="keys">{person.recordNumber}</dd>
            </>
          )}
          <dt>Shows</dt>
          <dd>{person.shows}</dd>
        </dl>
      ) : (
        <label>
          Number, or empty to withhold it
          <input
            type="tel"
            value={from}
            placeholder="+12065550142"
            onInput={({ currentTarget }) => onFrom(currentTarget.value)}
          />
        </label>
      )}
    </div>
  );
}
