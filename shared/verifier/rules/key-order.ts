import { plainText } from '../../flow/document.ts';
import { end, example, menu } from '../example.ts';
import { keyNames } from '../key-names.ts';
import type { Rule } from '../rule.ts';
import { isMenu, speechOf } from '../speech.ts';

export const keyOrder: Rule = {
  id: 'key-order',
  level: 'advice',
  what: 'a menu announces its keys in order, and leaves none out',
  why: 'Callers count along. A menu that jumps from 1 to 3 makes them wait for the 2 that never comes.',
  source: 'Dialogue rule D3 (Avaya 15577; callhippo.com).',
  wrong: example({
    ask: menu('For a bill, press 3. For a visit, press 1.', { 1: 'bye', 3: 'bye' }, 'bye'),
    bye: end,
  }),
  right: example({
    ask: menu('For a visit, press 1. For a bill, press 2.', { 1: 'bye', 2: 'bye' }, 'bye'),
    bye: end,
  }),
  actions: ['GetParticipantInput'],
  *check({ structure }) {
    for (const { id, step } of structure.placed) {
      // A prompt in two languages counts twice.
      if (!isMenu(step) || plainText(step.parameters.Text).includes('<lang')) continue;
      const keys = [...keyNames(speechOf(step).texts.join(' '))].filter((key) => /[1-8]/.test(key));
      if (keys.every((key, place) => Number(key) === Number(keys[0]) + place)) continue;
      yield {
        step: id,
        message: `The menu announces the keys ${keys.join(', ')}.`,
        fix: 'Number the choices from the most wanted on, and say them in that order.',
      };
    }
  },
};
