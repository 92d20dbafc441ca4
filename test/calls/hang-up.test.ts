import { describe, expect, it } from 'vitest';
import type { Call } from '../../shared/simulator/call.ts';
import { published } from './clinic.ts';
import { inEnglish, place } from './map.ts';
import { Wanderer } from './wanderer.ts';

/** What takes time: only there can a receiver be put down. */
const takesTime = new Set([
  'MessageParticipant',
  'MessageParticipantIteratively',
  'GetParticipantInput',
  'InvokeLambdaFunction',
  'Wait',
]);
const places = published.flatMap(({ flow }) =>
  Object.entries(flow.steps)
    .filter(([, { type }]) => takesTime.has(type))
    .map(([step]) => place(flow.name, step))
    .filter((at) => inEnglish(at) || process.env.CARELINE_DEEP),
);

/** The call is over, and each of its segments has left one record, and so has each guide beside it. */
function leavesItsRecords(call: Call): void {
  expect(call.events.find(({ type }) => type === 'stopped')).toBeUndefined();
  expect(call.state).toBe('ended');
  const records = call.events.flatMap((event) => (event.type === 'ended' ? [event.record] : []));
  const segments = new Set(call.events.map(({ contactId }) => contactId));
  expect(new Set(records.map(({ ContactId }) => ContactId))).toEqual(segments);
  expect(records).toHaveLength(segments.size);
  for (const record of records) {
    expect(record.DisconnectTimestamp).toBeDefined();
    expect(record.DisconnectReason).toBeDefined();
  }
}

describe('a caller who hangs up', () => {
  it('at whichever step of whichever published flow, leaves a contact record for each segment of the call', async () => {
    const left = new Set(places);
    const caller = new Wanderer(20_260_303, { pace: 'as spoken', hangsUpAt: left });
    for (let calls = 0; left.size > 0 && calls < 4_000; calls++) leavesItsRecords(await caller.wander());
    expect([...left]).toEqual([]);
  });
});
