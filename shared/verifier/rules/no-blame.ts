import { end, example, say } from '../example.ts';
import type { Rule } from '../rule.ts';
import { speakersIn } from '../speech.ts';

export const noBlame: Rule = {
  id: 'no-blame',
  level: 'advice',
  what: 'no prompt tells callers that they did something wrong',
  why: 'People who are ill or afraid hear "invalid" as a rebuke and hang up. The next step helps them, the fault does not.',
  source: 'Dialogue rule D11 (ivrsworld.com).',
  wrong: example({ tell: say('Invalid entry.', 'bye'), bye: end }),
  right: example({ tell: say('I need eight digits.', 'bye'), bye: end }),
  *check(context) {
    for (const { id, texts } of speakersIn(context)) {
      const guilty = texts.find((text) => blame.test(text));
      const found = guilty && blame.exec(guilty)?.[0];
      if (!found) continue;
      yield {
        step: id,
        message: `"${found}" blames the caller.`,
        fix: 'Say what is needed, or what to do next.',
      };
    }
  },
};

const blame =
  /\b(?:invalid|incorrect|wrong (?:key|number|choice|entry|option)|you (?:did not|didn['’]t|failed to) (?:press|enter|say)|not a valid|no es v[aá]lid[oa]|inv[aá]lid[oa]|incorrect[oa]|equivocad[oa])\b/iu;
