import { describe, expect, it } from 'vitest';
import type { ToldMoment } from '../../../functions/records/agent-event.ts';
import { agentDayRows } from '../../../local/reports/agent-days.ts';

const moment = (agent: string, time: string, more: Partial<ToldMoment> = {}): ToldMoment => ({
  agent,
  at: `2026-03-0${time}Z`,
  type: 'STATE_CHANGE',
  username: agent,
  contacts: [],
  ...more,
});
const withCall = (state: string) => ({
  status: 'Available',
  contacts: [{ contactId: 'c-1', state, channel: 'VOICE' }],
});

describe('what became of the agents on a day (R-29)', () => {
  const day = [
    moment('ana', '3T17:00:00.000', { type: 'LOGIN', status: 'Available' }),
    moment('ben', '3T17:30:00.000', { status: 'Lunch' }),
    moment('ana', '3T18:00:00.000', withCall('CONNECTED')),
    moment('ana', '3T18:10:00.000', withCall('ENDED')),
    moment('ana', '3T18:10:30.000', { status: 'Recovery' }),
    moment('ana', '3T18:25:30.000', { type: 'LOGOUT', status: 'Offline' }),
  ];

  it('is told in order, with how long each moment of the same agent lasted', () => {
    expect(agentDayRows(day, []).map(({ cells: [at, ...cells] }) => [at?.slice(11, 16), ...cells])).toEqual([
      ['17:00', 'ana', 'Available', '3600', ''],
      ['17:30', 'ben', 'Lunch', '', ''],
      ['18:00', 'ana', 'Available', '600', 'c-1 connected'],
      ['18:10', 'ana', 'Available', '30', 'c-1 ended'],
      ['18:10', 'ana', 'Recovery', '900', ''],
      ['18:25', 'ana', 'signed out', '', ''],
    ]);
  });

  it('goes over midnight: the last moment of a day ends with the first of the next, which is not told twice', () => {
    const night = [moment('ben', '3T23:59:00.000', { status: 'Available' })];
    const next = [moment('ben', '4T00:01:00.000', { status: 'Lunch' }), moment('ana', '4T00:00:00.000')];
    expect(agentDayRows(night, next)).toEqual([
      { at: '2026-03-03T23:59:00.000Z', cells: ['2026-03-03T23:59:00.000Z', 'ben', 'Available', '120', ''] },
    ]);
  });

  it('names an agent by id, and a moment by its kind, when the event says no more', () => {
    const { username: _, ...bare } = moment('a-1', '3T17:00:00.000', { type: 'LOGIN' });
    expect(agentDayRows([bare], [])[0]?.cells).toEqual(['2026-03-03T17:00:00.000Z', 'a-1', 'login', '', '']);
  });
});
