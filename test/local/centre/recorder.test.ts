import { describe, expect, it } from 'vitest';
import { soundOf } from '../../../local/centre/recorder.ts';
import { isSilent, toneOrSilence } from '../../../local/centre/tone.ts';

const second = 1_000;
const change = (at: number, agents: boolean) => ({ at: at * second, ivr: false, agents });

describe('a recording of the local centre', () => {
  it('R-126: is silent where a flow has switched recording off, such as around a card, and sounds before and after', () => {
    const changes = [change(0, true), change(20, false), change(45, true)];
    const stretches = soundOf(changes, { from: 10 * second, to: 60 * second, part: 'agents' });
    expect(stretches).toEqual([
      { seconds: 10, sounds: true },
      { seconds: 25, sounds: false },
      { seconds: 15, sounds: true },
    ]);
    const wav = toneOrSilence(stretches, 4_000);
    expect(wav.length).toBe(44 + 50 * 4_000);
    expect(isSilent(wav, { from: 10, to: 35 })).toBe(true);
    for (const part of [
      { from: 0, to: 10 },
      { from: 35, to: 50 },
    ])
      expect(isSilent(wav, part)).toBe(false);
  });

  it('is silent when recording was never switched on', () => {
    expect(soundOf([], { from: 0, to: second, part: 'agents' })).toEqual([{ seconds: 1, sounds: false }]);
  });
});
