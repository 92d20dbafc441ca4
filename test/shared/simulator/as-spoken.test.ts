import { describe, expect, it } from 'vitest';
import {
  all,
  bye,
  frontDesk,
  invoke,
  number,
  type Short,
  say,
  smallCentre,
  toQueue,
  words,
} from './small-centre.ts';

const spoken = { pace: 'as spoken', speechSeconds: () => 4 } as const;
const seconds = (at: number): number => (at - Date.parse('2026-03-02T14:00:00Z')) / 1000;

describe('at the pace of speech', () => {
  it('a prompt holds the call until it has been said', () => {
    const centre = smallCentre({ main: { a: say('One.', 'b'), b: say('Two.', 'bye'), bye } }, spoken);
    const call = centre.call({ to: number });
    centre.advance(3.999);
    expect(words(call)).toEqual(['One.']);
    centre.advance(0.001);
    expect(words(call)).toEqual(['One.', 'Two.']);
    centre.advance(4);
    expect(call.state).toBe('ended');
    expect(call.record?.DisconnectTimestamp).toBe('2026-03-02T14:00:08Z');
  });
  it('a function holds the call for as long as it takes', () => {
    const steps = { f: invoke('heard'), heard: say('Heard.', 'bye'), failed: say('Failed.', 'bye'), bye };
    const functions = { invoke: () => ({ kind: 'hang' as const }) };
    const centre = smallCentre({ main: steps }, { ...spoken, functions });
    const call = centre.call({ to: number });
    centre.advance(7.9);
    expect(words(call)).toEqual([]);
    centre.advance(0.1);
    expect(words(call)).toEqual(['Failed.']);
  });
  it('messages are repeated until the interruption, and again after it', () => {
    const hold: Short = {
      type: 'MessageParticipantIteratively',
      p: { Messages: [{ Text: 'Music.' }, { Text: 'Please hold.' }], InterruptFrequencySeconds: '10' },
      on: { MessagesInterrupted: 'still' },
      errors: { NoMatchingError: 'bye' },
    };
    const flows = { main: toQueue(frontDesk), queue: { hold, still: say('Still here?', 'hold'), bye } };
    const agents = [{ username: 'ana', firstName: 'Ana', lastName: 'Reyes', queues: [frontDesk] }];
    const centre = smallCentre(flows, {
      ...spoken,
      agents,
      defaultFlows: { customerQueue: 'arn:flow/queue' },
    });
    const call = centre.call({ to: number });
    centre.advance(15);
    expect(all(call, 'said').map((event) => [seconds(event.at), event.text])).toEqual([
      [0, 'Music.'],
      [4, 'Please hold.'],
      [8, 'Music.'],
      [10, 'Still here?'],
      [14, 'Music.'],
    ]);
    centre.agent('ana').goesAvailable();
    centre.agent('ana').accepts();
    expect(centre.nextTimer()).toBeUndefined();
    centre.advance(60);
    expect(words(call)).toHaveLength(5);
  });
});
