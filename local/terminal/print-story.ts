/** The story of a call as lines in a terminal. */
import { styleText } from 'node:util';
import { visible } from '../../shared/flow/visible.ts';
import type { Line, Speaker } from '../centre/story.ts';

export type Print = (text: string) => void;

const names: Readonly<Record<Speaker, string>> = {
  clinic: 'Clinic',
  caller: 'You',
  agent: 'Agent',
  whisper: 'To agent',
  message: 'Text',
  note: '',
};

type Style = Parameters<typeof styleText>[0];
const styles: Readonly<Record<Speaker, Style>> = {
  clinic: 'bold',
  caller: 'cyan',
  agent: 'green',
  whisper: 'magenta',
  message: 'yellow',
  note: 'dim',
};

/** Colours only where somebody sees them: `styleText` looks at the stream and at NO_COLOR. */
export function printLine(
  { who, text }: Pick<Line, 'who' | 'text'>,
  print: Print,
  called: Partial<typeof names> = {},
): void {
  const shown = visible(text);
  print(
    styleText(
      styles[who],
      `${(called[who] ?? names[who]).padStart(8)}  ${who === 'note' ? `(${shown})` : shown}`,
      {
        stream: process.stdout,
      },
    ),
  );
}

const recordFields = [
  'ContactId',
  'InitiationMethod',
  'InitiationTimestamp',
  'DisconnectTimestamp',
  'DisconnectReason',
  'LanguageCode',
  'Queue.Name',
  'Queue.Duration',
  'Agent.Username',
  'Recording.Location',
] as const;

/** What stays of the call: the fields that a person asks for first, and every attribute. */
export function printRecord(record: unknown, print: Print): void {
  print('');
  for (const field of recordFields) {
    const value = field.split('.').reduce<unknown>((at, key) => memberOf(at, key), record);
    if (value !== undefined && value !== null) print(visible(`  ${field.padEnd(22)} ${String(value)}`));
  }
  const attributes = memberOf(record, 'Attributes');
  for (const [key, value] of Object.entries(typeof attributes === 'object' && attributes ? attributes : {})) {
    print(visible(`  ${`Attributes.${key}`.padEnd(22)} ${String(value)}`));
  }
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
