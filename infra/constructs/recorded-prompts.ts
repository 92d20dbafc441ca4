import { join } from 'node:path';
import { CfnPrompt } from 'aws-cdk-lib/aws-connect';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { mark } from '../mark.ts';

/**
 * Sounds that flows play, by name: the tone after which a caller speaks. The file is WAV, 8 kHz, mono, mu-law.
 * Source: Administrator Guide, prompts: what is supported. Assumed: Connect fetches the file with the rights of whoever deploys.
 */
export function recordedPrompts(scope: Construct, instanceArn: string): ReadonlyMap<string, string> {
  const name = 'tone';
  const file = new Asset(scope, 'ToneFile', {
    path: join(import.meta.dirname, '../../contact-flows/prompts', `${name}.wav`),
  });
  const tone = new CfnPrompt(scope, 'Tone', {
    instanceArn,
    name: `careline ${name}`,
    description: 'Tone after which a caller speaks',
    s3Uri: file.s3ObjectUrl,
  });
  mark(tone, { prompt: name });
  return new Map([[name, tone.attrPromptArn]]);
}
