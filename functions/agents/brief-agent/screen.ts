import type { ScreenPart } from '../../../shared/contract/brief-agent.ts';
import { isoDate, onTheWall } from '../../../shared/domain/clinic-time.ts';
import type { IdentityLevel } from '../../../shared/domain/identity-level.ts';
import { speakable } from '../../../shared/domain/speakable.ts';
import type { Language } from '../../../shared/domain/speech/speech.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import { balanceOf, type Statement } from '../../../shared/domain/statements.ts';
import type { Appointment } from '../../appointments/appointments.ts';
import type { Patient } from '../../identity/patients.ts';
import type { OpenMessage } from '../../messages/messages.ts';
import { reasonIn, whisperIn } from '../whisper.ts';
import { callAboutTheSame, type EarlierCall } from './earlier-calls.ts';
import { type ScreenWords, screenWords } from './screen-words.ts';

/** What a source brought, or why it brought nothing. */
export type Asked<T> = { readonly found: T } | 'not-needed' | 'not-available';

export interface Sources {
  readonly patient: Asked<Patient | undefined>;
  /** Newest first. */
  readonly calls: Asked<readonly EarlierCall[]>;
  readonly messages: Asked<readonly OpenMessage[]>;
  readonly appointments: Asked<readonly Appointment[]>;
  readonly statements: Asked<readonly Statement[]>;
}

interface Moment {
  readonly language: Language;
  readonly level: IdentityLevel;
  readonly reason: string;
  readonly zone: string;
  readonly now: Date;
}

/** So many of each are shown. */
const most = { calls: 5, messages: 3, appointments: 3 };
/** Of one line, whatever the data hold. Unit: characters. */
const longestLine = 160;

/** Each part in one text, its lines apart by a dot: a view of Connect need not keep line breaks. */
export function screenOf(sources: Sources, at: Moment): Readonly<Record<ScreenPart, string>> {
  const words = screenWords[at.language];
  const told = <T>(asked: Asked<T>, tell: (found: T) => readonly string[], otherwise = words.none) => {
    if (asked === 'not-needed') return words.notNeeded;
    if (asked === 'not-available') return words.notAvailable;
    return tell(asked.found).map(short).join(' • ') || otherwise;
  };
  return {
    who: told(sources.patient, (patient) => [whoIn(patient, at)]),
    alerts: alertsIn(sources, at, words).map(short).join(' • ') || words.none,
    contacts: told(sources.calls, (calls) =>
      calls.slice(0, most.calls).map((call) => callIn(call, at, words)),
    ),
    messages: told(sources.messages, (all) =>
      all.slice(0, most.messages).map((one) => messageIn(one, at, words)),
    ),
    appointments: told(sources.appointments, (all) =>
      all.slice(0, most.appointments).map((visit) => visitIn(visit, at)),
    ),
    balance: told(sources.statements, (all) => dueIn(balanceOf(all), at), words.nothingDue),
    language: told(sources.patient, (patient) => languageIn(patient?.language, at.language)),
  };
}

const whoIn = (patient: Patient | undefined, { language, level, reason }: Moment): string =>
  whisperIn(language, {
    name: speakable(patient?.greetingName ?? ''),
    pronunciation: speakable(patient?.pronunciation ?? ''),
    level,
    reason,
  });

/** What the agent should know before the first word. */
function alertsIn({ calls, messages }: Sources, { now, zone, reason }: Moment, words: ScreenWords): string[] {
  const [earlier, open] = [foundIn(calls), foundIn(messages)];
  const nth = callAboutTheSame(earlier ?? [], reason, now);
  const today = isoDate(onTheWall(zone, now).date);
  return [
    ...(nth > 1 ? [words.repeat(nth)] : []),
    ...(earlier?.[0]?.outcome === 'abandoned' ? [words.gaveUpWaiting] : []),
    ...(open?.some(({ dueOn }) => dueOn < today) ? [words.overdue] : []),
    // Without them nobody can say that there is nothing to know.
    ...(earlier && open ? [] : [words.notAvailable]),
  ];
}

function callIn(call: EarlierCall, { language, zone }: Moment, words: ScreenWords): string {
  const { way, outcome, agent = '', reason = 'general' } = call;
  const [known] = (['VOICE', 'CHAT', 'CALLBACK'] as const).filter((one) => one === way);
  const ended =
    outcome === 'answered' ? `${words.outcomes.answered} ${speakable(agent)}` : words.outcomes[outcome];
  return [
    whenIn(new Date(call.at), { language, zone }),
    words.ways[known ?? 'other'],
    reasonIn(language, reason),
    ended,
  ].join(', ');
}

function messageIn({ reason, dueOn }: OpenMessage, { language }: Moment, words: ScreenWords): string {
  const day = onTheWall('UTC', new Date(dueOn)).date;
  return `${reasonIn(language, reason)}, ${words.due(speechIn(language).date(day))}`;
}

/** As it may be said at level 1: when, with whom, where; never the reason. */
const visitIn = ({ start, with: person, where }: Appointment, at: Moment): string =>
  [whenIn(start, at), speakable(person ?? ''), speakable(where ?? '')]
    .filter((part) => part !== '')
    .join(', ');

function whenIn(instant: Date, { language, zone }: Pick<Moment, 'language' | 'zone'>): string {
  const { date, time } = onTheWall(zone, instant);
  return speechIn(language).when(date, time);
}

const dueIn = (cents: number, { language }: Moment): string[] =>
  cents === 0 ? [] : [speechIn(language).money(cents)];

/** "Spanish", in the words of the call's language. */
function languageIn(code: string | undefined, language: Language): string[] {
  if (code === undefined) return [];
  try {
    const [spoken = ''] = code.split('-');
    return [new Intl.DisplayNames([language], { type: 'language' }).of(spoken) ?? ''];
  } catch {
    // From data, and no language: what cannot be read is not shown.
    return [];
  }
}

const foundIn = <T>(asked: Asked<T>): T | undefined => (typeof asked === 'object' ? asked.found : undefined);

/** Never within a character. */
const short = (line: string): string =>
  line.length <= longestLine ? line : `${line.slice(0, longestLine - 1).replace(/[\ud800-\udbff]$/, '')}…`;
