import type { IdentityLevel } from '../../shared/domain/identity-level.ts';
import { speakable } from '../../shared/domain/speakable.ts';
import type { Language } from '../../shared/domain/speech/speech.ts';

interface Caller {
  /** Empty when nobody is verified. */
  readonly name: string;
  /** Respelling; empty when the name is said as written. */
  readonly pronunciation: string;
  readonly level: IdentityLevel;
  /** In a word: "bill", "no-answer". */
  readonly reason: string;
}

interface Words {
  readonly levels: Readonly<Record<IdentityLevel, string>>;
  readonly say: string;
}

const words: Readonly<Record<Language, Words>> = {
  'en-US': {
    levels: { L0: 'caller not verified', L1: 'verified', L2: 'verified twice', L3: 'verified by a person' },
    say: 'say',
  },
  'es-US': {
    levels: {
      L0: 'persona no verificada',
      L1: 'verificada',
      L2: 'verificada dos veces',
      L3: 'verificada por una persona',
    },
    say: 'se dice',
  },
};

/** "Ms. Okafor, say oh-KAH-for, verified, bill." One breath, before "hello". */
export function whisperIn(language: Language, { name, pronunciation, level, reason }: Caller): string {
  const { levels, say } = words[language];
  const parts = [
    name,
    name && pronunciation && `${say} ${pronunciation}`,
    levels[level],
    speakable(reason.replaceAll('-', ' ')),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}
