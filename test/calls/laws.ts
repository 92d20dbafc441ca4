import { expect } from 'vitest';
import { catalogues, type PromptId } from '../../contact-flows/prompts/prompts.ts';
import { identityLevels } from '../../shared/domain/identity-level.ts';
import type { Call } from '../../shared/simulator/call.ts';
import { secretOf } from './wanderer.ts';

/** Any of these prompts, in whatever language. */
function inAnyLanguage(...prompts: readonly PromptId[]): RegExp {
  const texts = Object.values(catalogues).flatMap((catalogue) => prompts.map((id) => catalogue[id].text));
  const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+');
  return new RegExp(texts.map(escaped).join('|'));
}

const beginnings = inAnyLanguage('emergency-first', 'emergency-short', 'welcome', 'choose-language');
const endings = inAnyLanguage(
  'goodbye',
  'survey-thanks',
  'crisis-numbers',
  'crisis-nobody',
  'place-kept',
  'callback-set',
  'message-taken',
  'message-trouble',
  'now-connected',
);

/** What must hold for every call whatever happens in it. */
const laws: readonly { readonly name: string; readonly holds: (call: Call) => void }[] = [
  {
    name: 'the emergency sentence comes first',
    holds: ({ transcript }) => {
      const [first] = transcript.filter((u) => u.by === 'system');
      // A prompt that the service fails to play cannot be heard; what comes after it is then first.
      if (first) expect(first.text).toMatch(beginnings);
    },
  },
  {
    name: 'the simulation never has to stop',
    holds: (call) => {
      const stopped = call.events.find((event) => event.type === 'stopped');
      expect(stopped).toBeUndefined();
      expect(call.state).toBe('ended');
    },
  },
  {
    name: 'nothing is said that a machine left unfilled',
    holds: ({ transcript }) => {
      for (const { text } of transcript)
        expect(text).not.toMatch(/\$\.|\bundefined\b|\bnull\b|\{\w+\}|<\/?\w+/);
    },
  },
  {
    name: 'recording, analytics and flow logging are off whenever a card is keyed',
    holds: ({ events }) => {
      let recording = false;
      let logging = false;
      for (const event of events) {
        if (event.type === 'recording-changed')
          recording = event.agent || event.customer || event.ivr || event.analytics;
        if (event.type === 'logging-changed') logging = event.enabled;
        if (event.type === 'asked' && event.flow.startsWith('take-card') && event.kind === 'store') {
          expect({ recording, logging }).toEqual({ recording: false, logging: false });
        }
      }
    },
  },
  {
    name: 'only who heard the notice and did not refuse is recorded, and of talk with the system only a message',
    holds: ({ events, attributes }) => {
      for (const event of events) {
        if (event.type !== 'recording-changed' || !(event.agent || event.customer || event.ivr)) continue;
        expect(attributes.recordingConsent).toBe('given');
        if (event.ivr) expect(event.step).toBe('record-voice');
      }
    },
  },
  {
    name: 'nothing about a person is said before the identity that it needs',
    holds: ({ events, transcript }) => {
      for (const level of identityLevels.slice(1)) {
        const said = transcript.find((u) => u.to !== 'agent' && u.text.includes(secretOf(level)));
        if (!said) continue;
        const needed = level === 'L2' ? /^level-2|^checked/ : /^level-[12]|^thank|^checked/;
        const proven = events.some(
          (event) => event.type === 'step-entered' && needed.test(event.step) && event.at <= said.at,
        );
        expect(proven, `${secretOf(level)} was said without proof`).toBe(true);
      }
    },
  },
  {
    name: 'contact attributes hold nothing about a person',
    holds: ({ events, attributes }) => {
      // With those of the guide on the agent's screen, a contact of its own.
      const kept = events.flatMap((event) => (event.type === 'ended' ? [event.record.Attributes] : []));
      expect(JSON.stringify([kept, attributes])).not.toContain('secret');
    },
  },
  {
    name: 'a call that the clinic ends, ends with a goodbye, a promise or the numbers to dial',
    holds: ({ events, transcript }) => {
      const ended = events.findLast((event) => event.type === 'disconnected');
      if (ended?.type !== 'disconnected' || ended.by !== 'flow') return;
      // A last sentence that the service fails to play cannot be heard.
      const lastBranches = events.filter((event) => event.type === 'branch-taken').slice(-6);
      if (lastBranches.some((branch) => branch.kind === 'error' && branch.label === 'NoMatchingError'))
        return;
      const last = transcript.filter((u) => u.by === 'system' && u.to !== 'agent').slice(-3);
      expect(last.map((u) => u.text).join(' ')).toMatch(endings);
    },
  },
];

/** Throws with the law that the call breaks. */
export function keptBy(call: Call, number: number): void {
  for (const { name, holds } of laws) {
    try {
      holds(call);
    } catch (cause) {
      throw new Error(`Call ${number} breaks the law "${name}":\n${cause}`, { cause });
    }
  }
}
