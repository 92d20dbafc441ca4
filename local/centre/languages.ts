/** Which language is spoken at a step: of the flow, of the voice that was set on the way, or of marked parts of a sentence. */

import { voices } from '../../contact-flows/prompts/voices.ts';
import type { Flow } from '../../shared/flow/flow.ts';
import { withoutMarkup } from '../../shared/simulator/speech.ts';

/** The language of a voice, e.g. `es-US` of Lupe. */
export function languageOfVoice(flow: Flow | undefined, step: string): string | undefined {
  const voice = flow?.steps[step]?.parameters.TextToSpeechVoice;
  return Object.entries(voices).find(([, { name }]) => name === voice)?.[0];
}

/** A sentence with `<lang>` parts, part by part; undefined when the step's own text has none. */
export function partsByLanguage(
  flow: Flow | undefined,
  step: string,
): { language: string; text: string }[] | undefined {
  const { Text, SSML } = flow?.steps[step]?.parameters ?? {};
  const source = typeof Text === 'string' ? Text : SSML;
  if (typeof source !== 'string' || !source.includes('<lang ') || source.includes('$.')) return undefined;
  const parts: { language: string; text: string }[] = [];
  for (const [, language = '', inner = ''] of source.matchAll(/<lang xml:lang="([^"]+)">(.*?)<\/lang>/gs)) {
    const text = withoutMarkup(`<speak>${inner}</speak>`);
    const last = parts.at(-1);
    if (last?.language === language) last.text += ` ${text}`;
    else parts.push({ language, text });
  }
  return parts;
}
