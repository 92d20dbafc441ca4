import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { synthesize } from './synthesized.ts';

it('the tone before a message is deployed from a file that Connect takes: WAV, mu-law, mono, 8 kHz, under five minutes', () => {
  const { resource } = synthesize().the('prompt', 'tone');
  expect(JSON.stringify(resource.Properties.S3Uri)).toMatch(/s3:\/\/[^"]+\.wav/);
  const wav = readFileSync(new URL('../../contact-flows/prompts/tone.wav', import.meta.url));
  expect(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 12)).toBe('RIFFWAVE');
  // Format 7 is mu-law; then channels, samples a second.
  expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24)]).toEqual([7, 1, 8000]);
  expect(wav.length).toBeLessThan(5 * 60 * 8000);
});
