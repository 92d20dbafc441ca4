import { end, example } from '../example.ts';
import type { Rule } from '../rule.ts';

const { sources } = example({ bye: end });

export const everyLanguage: Rule = {
  id: 'every-language',
  level: 'error',
  what: 'every prompt is there in every language (policy)',
  why: 'A caller who chose a language would hear silence, or another language, in the middle of a sentence.',
  source: 'https://www.ecfr.gov/current/title-45/section-92.201',
  wrong: {
    sources,
    policy: { languages: { 'en-US': new Set(['hello', 'goodbye']), 'es-US': new Set(['hello']) } },
  },
  right: { sources, policy: { languages: { 'en-US': new Set(['hello']), 'es-US': new Set(['hello']) } } },
  check: () => [],
  *checkSet(_set, policy) {
    const languages = Object.entries(policy?.languages ?? {});
    const all = new Set(languages.flatMap(([, prompts]) => [...prompts]));
    for (const [language, prompts] of languages) {
      for (const prompt of all.difference(prompts)) {
        const others = languages.filter(([, own]) => own.has(prompt)).map(([name]) => name);
        yield {
          file: `prompts of ${language}`,
          message: `The prompt "${prompt}" is missing; it exists in ${others.join(', ')}.`,
          fix: `Translate it into ${language} and have it reviewed, or delete it from the others.`,
        };
      }
    }
  },
};
