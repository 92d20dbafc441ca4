import type { JsonObject } from '../flow/document.ts';
import { objectOf, type Timing, textOf } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import { prepareText } from './text.ts';

/** Something to say, its length known beforehand where nothing in it changes. */
export interface Speech {
  /** Emits `said` and gives the milliseconds that it takes; undefined when it cannot be said. */
  readonly say: (call: LiveCall) => number | undefined;
}

/** Source: Administrator Guide, Play prompt: characters of one prompt, mark-up included. */
const mostCharacters = 6_000;

/** The Text, SSML, PromptId or Media of a block; undefined when it says nothing. */
export function prepareSpeech(parameters: JsonObject, timing: Timing): Speech | undefined {
  const recorded = textOf(parameters.PromptId) || textOf(objectOf(parameters.Media).Uri);
  if (recorded !== '') return recording(recorded, timing);
  const ssml = textOf(parameters.SSML);
  if (ssml !== '') return onVoice(words(ssml, timing));
  const source = textOf(parameters.Text);
  return source === '' ? undefined : words(source, timing);
}

/** Source: Developer Guide, MessageParticipant: SSML is for voice only. */
const onVoice = (speech: Speech): Speech => ({
  say: (call) => (call.contact.channel === 'VOICE' ? speech.say(call) : undefined),
});

function recording(source: string, timing: Timing): Speech {
  const id = prepareText(source);
  return {
    say(call) {
      // Source: Administrator Guide, Play prompt: sound is for voice only, elsewhere the error branch runs.
      if (call.contact.channel !== 'VOICE') return undefined;
      const prompt = id.fixed ?? id.read(call);
      if (prompt === '') return undefined;
      const seconds = timing.promptSeconds(prompt);
      call.said('', seconds, prompt);
      return Math.round(seconds * 1000);
    },
  };
}

function words(source: string, timing: Timing): Speech {
  const text = prepareText(source);
  if (text.fixed !== undefined) {
    const spoken = withoutMarkup(text.fixed);
    const seconds = timing.speechSeconds(spoken);
    const milliseconds = Math.round(seconds * 1000);
    const sayable = text.fixed.length <= mostCharacters;
    return {
      say(call) {
        if (!sayable) return undefined;
        if (call.contact.channel !== 'VOICE') return written(call, spoken);
        call.said(spoken, seconds, undefined);
        return milliseconds;
      },
    };
  }
  return {
    say(call) {
      const full = text.read(call);
      if (full.length > mostCharacters) return undefined;
      const spoken = withoutMarkup(full);
      if (call.contact.channel !== 'VOICE') return written(call, spoken);
      const seconds = timing.speechSeconds(spoken);
      call.said(spoken, seconds, undefined);
      return Math.round(seconds * 1000);
    },
  };
}

/** A chat message. Source: Administrator Guide, whispers: channels other than voice skip prompts. A task has nobody to read it. */
function written(call: LiveCall, text: string): number {
  if (call.contact.channel === 'CHAT' && !call.isWhispering) call.said(text, 0, undefined);
  return 0;
}

/** Words that no step holds, such as a bot's; gives the milliseconds that they take. */
export function sayText(call: LiveCall, text: string): number {
  const spoken = withoutMarkup(text);
  if (call.contact.channel !== 'VOICE') return written(call, spoken);
  const seconds = (call.centre.options.speechSeconds ?? usualSpeechSeconds)(spoken);
  call.said(spoken, seconds, undefined);
  return Math.round(seconds * 1000);
}

/** Observed: the console treats a Text wrapped in <speak> as SSML. Only then are tags taken off. */
export function withoutMarkup(text: string): string {
  if (!text.includes('<')) return text;
  if (!/^\s*<speak[\s>]/.test(text)) return text;
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Assumed: 15 characters a second; Chinese, Japanese and Korean characters are words of their own, 5 a second. */
export function usualSpeechSeconds(text: string): number {
  let wide = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x2e80) wide++;
  return Math.round(((text.length - wide) / 15 + wide / 5) * 1000) / 1000;
}
