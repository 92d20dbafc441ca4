/** What became of the agents, moment by moment, and how long each lasted: who worked when, who rested after a hard call. */
import type { ToldMoment } from '../../functions/records/agent-event.ts';
import type { Told } from './report-kinds.ts';

export const agentDayColumns = ['When', 'Agent', 'Status', 'Seconds', 'Contacts'];

/**
 * A row for each moment of a day. `next`: moments of the day after, by which the last ones of the day end; a moment that nothing
 * follows has no length, and neither has one by which an agent leaves.
 */
export function agentDayRows(moments: readonly ToldMoment[], next: readonly ToldMoment[]): readonly Told[] {
  const ofAgents = Map.groupBy([...moments, ...next], ({ agent }) => agent);
  const rows = [...ofAgents.values()].flatMap((all) => {
    const inOrder = all.toSorted((a, b) => (a.at < b.at ? -1 : 1));
    return inOrder.map((moment, n) => ({ moment, cells: cellsOf(moment, inOrder[n + 1]) }));
  });
  const today = new Set(moments);
  return rows
    .filter(({ moment }) => today.has(moment))
    .map(({ moment, cells }) => ({ at: moment.at, cells }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function cellsOf({ at, agent, type, username, status, contacts }: ToldMoment, after: ToldMoment | undefined) {
  const left = type === 'LOGOUT';
  const lasted = left || !after ? '' : String(Math.round((Date.parse(after.at) - Date.parse(at)) / 1000));
  return [
    at,
    username ?? agent,
    left ? 'signed out' : (status ?? type.toLowerCase().replace('_', ' ')),
    lasted,
    contacts.map(({ contactId, state }) => `${contactId} ${state.toLowerCase()}`).join('; '),
  ];
}
