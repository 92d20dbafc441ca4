import type { DemoPerson } from '../../local/centre/story.ts';

/** Public test numbers of the gateway: accepted, accepted, accepted, declined. */
export const testCards = ['4242424242424242', '5555555555554444', '378282246310005', '4000000000000002'];

export interface RandomCall {
  readonly from: string | undefined;
  /** As `npm run call -- --keys` takes it. */
  readonly keys: string;
}

/** A caller who mostly does what a patient does, and sometimes anything. */
export function randomCall(people: readonly DemoPerson[], chance: () => number): RandomCall {
  const one = <T>(...of: readonly [T, ...T[]]): T => of[Math.floor(chance() * of.length)] ?? of[0];
  const likely = (p: number) => chance() < p;
  const person = people[Math.floor(chance() * people.length)];
  const intent = one('1', '1', '2', '2', '3', '3', '3', '0', '9');
  const birthDate = likely(0.85) ? (person?.birthDate ?? '') : '01021999';
  const record = person?.recordNumber ?? '1';
  const second = one('code', 'code', `wait,2,${record}#`, '000000', 'wait');
  const number = testCards[Math.floor(chance() * testCards.length)] ?? '';
  const code = number.startsWith('37') === likely(0.9) ? '1234#' : '123#';
  const pay = [
    '1',
    one('1', '1', '2,20#'),
    `${number}#`,
    likely(0.9) ? '1230' : '0120',
    code,
    one('1', '1', '1', '2', 'wait'),
  ];
  const parts: Record<string, readonly string[]> = {
    '1': [one('*', '1', '2', 'wait')],
    '2': [second, 'wait', one('1', '2', '*')],
    '3': likely(0.3) ? ['2', second, ...pay] : pay,
    '0': [one('wait', '1')],
    '9': ['wait'],
  };
  const known = person !== undefined && likely(0.85);
  const identity =
    intent === '0' || intent === '9'
      ? []
      : [birthDate, '1', ...(known ? [] : ['2', `${record}#`, birthDate, '1'])];
  const tail = likely(0.3) ? [one('#', '0', '7', '3', '9'), one('wait', '2', '#')] : [];
  const keys = [one('1', '1', '2', '3,1'), intent, ...identity, ...(parts[intent] ?? []), ...tail];
  const stop = likely(0.15) ? Math.floor(chance() * keys.length) : keys.length;
  return {
    from: known ? person?.number : one(undefined, '+12065550177'),
    keys: [...keys.slice(0, stop), 'hang-up'].join(','),
  };
}

/** Calls that surely key in all there is to key: a card, a code, a record number, another number. */
export function thoroughCalls(people: readonly DemoPerson[]): RandomCall[] {
  const owing = people.find(({ shows }) => shows.includes('bill'));
  const { number = '', birthDate = '', recordNumber = '' } = owing ?? {};
  const card = testCards[0] ?? '';
  return [
    { from: number, keys: `1,3,${birthDate},1,1,1,${card}#,1230,123#,1,2,code,#,1,hang-up` },
    { from: number, keys: `2,2,${birthDate},1,code,wait,2,#,2,hang-up` },
    { from: undefined, keys: `1,1,${birthDate},1,2,${recordNumber}#,${birthDate},1,2,#,3,hang-up` },
  ];
}
