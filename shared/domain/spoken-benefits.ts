/** What an insurance company answered, in plain sentences. What it did not say is named as not seen, never guessed. R-15. */
import type { Benefits } from './coverage.ts';
import type { Language, Speech } from './speech/speech.ts';

interface Words {
  copay(amount: string): string;
  readonly noCopaySeen: string;
  deductible(amount: string): string;
  readonly deductibleMet: string;
  readonly noDeductibleSeen: string;
  readonly inNetwork: string;
  readonly notInNetwork: string;
  readonly noNetworkSeen: string;
}

const words: Readonly<Record<Language, Words>> = {
  'en-US': {
    copay: (amount) => `For an office visit you pay ${amount}.`,
    noCopaySeen: 'I could not see what you pay for an office visit.',
    deductible: (amount) => `You have ${amount} left of your yearly deductible, the part you pay first.`,
    deductibleMet: 'You have paid all of your yearly deductible.',
    noDeductibleSeen: 'I could not see how much is left of your yearly deductible.',
    inNetwork: 'They list our clinic as in network.',
    notInNetwork: 'They list our clinic as out of network.',
    noNetworkSeen: 'I could not see whether your doctor is in network; the front desk can tell you.',
  },
  'es-US': {
    copay: (amount) => `Por una visita al consultorio usted paga ${amount}.`,
    noCopaySeen: 'No pude ver cuánto paga usted por una visita al consultorio.',
    deductible: (amount) => `Le quedan ${amount} de su deducible anual, la parte que usted paga primero.`,
    deductibleMet: 'Usted ya pagó todo su deducible anual.',
    noDeductibleSeen: 'No pude ver cuánto le queda de su deducible anual.',
    inNetwork: 'Ellos indican que nuestra clínica está en la red.',
    notInNetwork: 'Ellos indican que nuestra clínica está fuera de la red.',
    noNetworkSeen: 'No pude ver si su médico está en la red; la recepción se lo puede decir.',
  },
};

export function spokenBenefits(benefits: Benefits, language: Language, speech: Speech): string {
  const say = words[language];
  const { officeVisitCopay: copay, deductibleLeft: deductible, inNetwork } = benefits;
  return [
    copay === undefined ? say.noCopaySeen : say.copay(speech.money(copay)),
    deductible === undefined
      ? say.noDeductibleSeen
      : deductible === 0
        ? say.deductibleMet
        : say.deductible(speech.money(deductible)),
    inNetwork === undefined ? say.noNetworkSeen : inNetwork ? say.inNetwork : say.notInNetwork,
  ].join(' ');
}
