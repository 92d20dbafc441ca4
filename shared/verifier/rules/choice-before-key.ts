import { end, example, menu } from '../example.ts';
import type { Rule } from '../rule.ts';
import { isMenu, speechOf } from '../speech.ts';

export const choiceBeforeKey: Rule = {
  id: 'choice-before-key',
  level: 'advice',
  what: 'a menu says what a key is for, then the key',
  why: 'Callers listen for what they want. When they hear it, the key must come after, or they have forgotten it already.',
  source: 'Dialogue rule D4 (Avaya examples).',
  wrong: example({ ask: menu('Press 1 for appointments.', { 1: 'bye' }, 'bye'), bye: end }),
  right: example({ ask: menu('For appointments, press 1.', { 1: 'bye' }, 'bye'), bye: end }),
  actions: ['GetParticipantInput'],
  *check({ structure }) {
    for (const { id, step } of structure.placed) {
      if (!isMenu(step) || !speechOf(step).texts.some((text) => keyFirst.test(text))) continue;
      yield {
        step: id,
        message: 'A key is said before what it is for.',
        fix: 'Say "For appointments, press 1", not "Press 1 for appointments".',
      };
    }
  },
};

/** 0 and 9 come after the choices: "or press 0 for a person" says first when to. */
const keyFirst =
  /\b(?:press|dial|oprima|presione|marque|pulse)\s+(?:[1-8]|one|two|three|four|five|six|seven|eight)\s+(?:for|to|if|para|si)\b/iu;
