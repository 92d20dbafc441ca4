import { end, example, say } from '../example.ts';
import { difficulty } from '../readability.ts';
import type { Rule } from '../rule.ts';
import { speakersIn } from '../speech.ts';

export const plainWords: Rule = {
  id: 'plain-words',
  level: 'advice',
  what: 'prompts are as easy as a text for sixth grade, and spell out what they mean',
  why: 'Half of all adults read below the eighth grade, and a prompt cannot be read twice. Long sentences, long words and abbreviations cost those most who need help most.',
  source:
    'Dialogue rule D20; Kincaid 1975 (English), Fernández Huerta 1959 (Spanish), Gulpease 1988 (Italian).',
  wrong: example({
    tell: say(
      'Please note that documentation regarding your anticipated financial responsibility necessitates additional verification of the policy.',
      'bye',
    ),
    bye: end,
  }),
  right: example({ tell: say('We need one more thing to tell you what you have to pay.', 'bye'), bye: end }),
  actions: [
    'MessageParticipant',
    'GetParticipantInput',
    'ConnectParticipantWithLexBot',
    'MessageParticipantIteratively',
  ],
  *check(context) {
    for (const { id, texts } of speakersIn(context)) {
      for (const text of texts) {
        const short = shortForm.exec(text)?.[0];
        if (short !== undefined) {
          yield {
            step: id,
            message: `"${short}" is an abbreviation.`,
            fix: 'Say the words it stands for.',
          };
        }
        const hard = difficulty(text);
        if (hard === undefined) continue;
        yield {
          step: id,
          message: `The words are hard: ${hard}.`,
          fix: 'Make two sentences of one, and take shorter words.',
        };
      }
    }
  },
};

/** Letters that a voice spells or slurs; what everybody says as letters is none. */
const shortForm =
  /(?<![\w.$/-])(?!(?:AI|ID|PIN|OK|TV|US|USA|AM|PM|TTY|SMS|ATM|ZIP)\b)(?:[A-Z]{2,3}|[Aa]ppt|[Dd]ept|[Aa]cct|[Aa]pprox|[Mm]gmt|[Ee]tc|[Ii]nfo|e\.g|i\.e)\b(?![\w/-])/u;
