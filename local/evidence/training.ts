/** Who took calls without a valid training: the clinic's own list beside what the records say (45 CFR 164.530(b)). */
import { z } from 'zod';
import { day, filled, readGivenTable } from './given-table.ts';

const training = z
  .object({ person: filled, module: filled, version: filled, passed: day, expires: day })
  .refine(({ passed, expires }) => passed <= expires, {
    path: ['expires'],
    message: 'it lies before "passed"; one of the two is wrong',
  });
export type Training = z.infer<typeof training>;

/** `person`: the user name with which an agent signs in. */
export const readTraining = (file: string): readonly Training[] => readGivenTable(file, training);

/** By agent, the days on which calls were taken. */
export type DaysOfAgents = ReadonlyMap<string, ReadonlySet<string>>;

export interface ComparedTraining {
  readonly agents: number;
  /** Agents who took a call on a day on which no training of theirs was valid. */
  readonly missing: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const columns = [
  'person',
  'module',
  'version',
  'passed',
  'expires',
  'state',
  'days with calls',
  'of these without training',
  'the first of these',
];

/**
 * First who lacks a training, one line each; then the list as it was given, with `valid` where a training covers a day with
 * calls, `not valid` where it covers none, and `no calls` where the person took none.
 */
export function compareTraining(given: readonly Training[], taken: DaysOfAgents): ComparedTraining {
  const sameName = (name: string) => name.trim().toLowerCase();
  const daysOf = new Map([...taken].map(([agent, days]) => [sameName(agent), [...days].sort()]));
  const covers = ({ passed, expires }: Training, on: string) => passed <= on && on <= expires;
  const lacking = [...taken.keys()].sort().flatMap((agent) => {
    const own = given.filter(({ person }) => sameName(person) === sameName(agent));
    const days = daysOf.get(sameName(agent)) ?? [];
    const without = days.filter((on) => !own.some((one) => covers(one, on)));
    const [first] = without;
    return first === undefined ? [] : [{ agent, days: days.length, without: without.length, first }];
  });
  const listed = given.map((one) => {
    const days = daysOf.get(sameName(one.person)) ?? [];
    const valid = days.some((on) => covers(one, on)) ? 'valid' : 'not valid';
    const state = days.length === 0 ? 'no calls' : valid;
    return [one.person, one.module, one.version, one.passed, one.expires, state, String(days.length), '', ''];
  });
  return {
    agents: taken.size,
    missing: lacking.map(({ agent }) => agent),
    columns,
    rows: [
      ...lacking.map(({ agent, days, without, first }) => {
        return [agent, '', '', '', '', 'missing', String(days), String(without), first];
      }),
      ...listed,
    ],
  };
}
