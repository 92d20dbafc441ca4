/** A WAV file of stretches of tone and silence: 8-bit mono PCM. Synthetic: nobody ever spoke into it. */

export interface Sounding {
  readonly seconds: number;
  readonly sounds: boolean;
}

/** The middle of unsigned samples. */
export const silence = 128;
const headerBytes = 44;
const hertz = 220;

export function toneOrSilence(stretches: readonly Sounding[], rate: number): Buffer {
  const samples = stretches.flatMap(({ seconds, sounds }) => {
    const part = Buffer.alloc(Math.round(seconds * rate), silence);
    // Never the value of silence itself, so that the two can be told apart.
    if (sounds)
      for (let n = 0; n < part.length; n++)
        part[n] = Math.sin((2 * Math.PI * hertz * n) / rate) < 0 ? 96 : 160;
    return [part];
  });
  const data = Buffer.concat(samples);
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  // Size of the format, PCM, one channel, rate, bytes a second, bytes a sample, bits a sample.
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** True where a stretch of such a file is silent. Seconds from its beginning. */
export function isSilent(wav: Buffer, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const rate = wav.readUInt32LE(24);
  const part = wav.subarray(headerBytes + Math.ceil(from * rate), headerBytes + Math.floor(to * rate));
  return part.every((sample) => sample === silence);
}
