import english from './en-US.json' with { type: 'json' };
import spanish from './es-US.json' with { type: 'json' };
import italian from './it-IT.json' with { type: 'json' };
import russian from './ru-RU.json' with { type: 'json' };
import chinese from './zh-CN.json' with { type: 'json' };

export type PromptId = keyof typeof english;

/** One spoken text. Without a recorded human review it cannot be deployed to a production stage. */
export interface Prompt {
  readonly text: string;
  readonly reviewedBy: string | null;
  /** ISO date. */
  readonly reviewedOn: string | null;
}

/** Every language pack; a pack that lacks a prompt does not compile. */
export const catalogues = {
  'en-US': english,
  'es-US': spanish,
  'it-IT': italian,
  'zh-CN': chinese,
  'ru-RU': russian,
} as const satisfies Record<string, Record<PromptId, Prompt>>;

export type Language = keyof typeof catalogues;
export const languages = Object.keys(catalogues).filter((code): code is Language => code in catalogues);

/** Those a centre answers in unless its settings say otherwise. */
export const usualLanguages = ['en-US', 'es-US'] as const satisfies readonly Language[];

/** A caller keeps no more choices in mind. Source: standards D1. */
export const mostLanguages = 5;

/** Gives the words of a prompt; `values` fill its `{placeholders}` with constants or JSONPaths. */
export type Say = (id: PromptId, values?: Readonly<Record<string, string>>) => string;

/** Words of one language with the clinic's name in place. Throws when placeholders and values do not match. */
export function sayIn(language: Language, clinicName: string): Say {
  return (id, values = {}) => {
    const all: Record<string, string> = { clinic: clinicName, ...values };
    const unused = new Set(Object.keys(values));
    const text = catalogues[language][id].text.replace(/\{(\w+)\}/g, (_, key: string) => {
      unused.delete(key);
      const value = all[key];
      if (value !== undefined) return value;
      throw new Error(
        `Prompt "${id}" (${language}) needs a value for {${key}}. Pass it where the flow says the prompt.`,
      );
    });
    const [left] = unused;
    if (left === undefined) return text;
    throw new Error(
      `Prompt "${id}" (${language}) has no {${left}}. Remove the value or add the placeholder.`,
    );
  };
}
