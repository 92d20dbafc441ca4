/** Twelve keys, by mouse, touch or keyboard. */
import { useEffect, useState } from 'preact/hooks';

const keys = [
  ['1', ''],
  ['2', 'abc'],
  ['3', 'def'],
  ['4', 'ghi'],
  ['5', 'jkl'],
  ['6', 'mno'],
  ['7', 'pqrs'],
  ['8', 'tuv'],
  ['9', 'wxyz'],
  ['*', 'star'],
  ['0', ''],
  ['#', 'pound'],
] as const;

export function Keypad({
  enabled,
  onKey,
}: {
  readonly enabled: boolean;
  readonly onKey: (key: string) => void;
}) {
  const [lit, setLit] = useState('');
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
      if (!enabled || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!keys.some(([key]) => key === event.key)) return;
      event.preventDefault();
      setLit(event.key);
      onKey(event.key);
    };
    const up = () => setLit('');
    addEventListener('keydown', down);
    addEventListener('keyup', up);
    return () => {
      removeEventListener('keydown', down);
      removeEventListener('keyup', up);
    };
  }, [enabled, onKey]);
  return (
    <fieldset class="keypad" disabled={!enabled}>
      <legend class="unseen">Keypad</legend>
      {keys.map(([key, letters]) => (
        <button key={key} type="button" class={lit === key ? 'key lit' : 'key'} onClick={() => onKey(key)}>
          {key}
          <small aria-hidden={key === '*' || key === '#' ? undefined : 'true'}>{letters}</small>
        </button>
      ))}
    </fieldset>
  );
}
