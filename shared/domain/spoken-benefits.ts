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
  'it-IT': {
    copay: (amount) => `Per una visita in ambulatorio Lei paga ${amount}.`,
    noCopaySeen: 'Non vedo quanto paga per una visita in ambulatorio.',
    deductible: (amount) =>
      `Della franchigia annuale, la parte che paga prima Lei, resta da pagare: ${amount}.`,
    deductibleMet: 'Ha già pagato tutta la franchigia annuale.',
    noDeductibleSeen: 'Non vedo quanto resta della franchigia annuale.',
    inNetwork: 'Per la Sua assicurazione la nostra clinica è convenzionata.',
    notInNetwork: 'Per la Sua assicurazione la nostra clinica non è convenzionata.',
    noNetworkSeen: 'Non vedo se il Suo medico è convenzionato; può dirglielo la reception.',
  },
  'zh-CN': {
    copay: (amount) => `门诊就诊您需要支付${amount}。`,
    noCopaySeen: '没有查到门诊就诊您需要支付多少。',
    deductible: (amount) => `您的年度免赔额，也就是您先自付的部分，还剩${amount}。`,
    deductibleMet: '您的年度免赔额已经付清。',
    noDeductibleSeen: '没有查到您的年度免赔额还剩多少。',
    inNetwork: '保险公司表示，我们诊所在保险网络内。',
    notInNetwork: '保险公司表示，我们诊所不在保险网络内。',
    noNetworkSeen: '没有查到您的医生是否在保险网络内，前台可以告诉您。',
  },
  'ru-RU': {
    copay: (amount) => `За визит к врачу вы платите: ${amount}.`,
    noCopaySeen: 'Не видно, сколько вы платите за визит к врачу.',
    deductible: (amount) => `Годовая сумма, которую вы сначала платите сами: осталось заплатить ${amount}.`,
    deductibleMet: 'Годовую сумму, которую вы сначала платите сами, вы уже заплатили.',
    noDeductibleSeen: 'Не видно, сколько осталось от годовой суммы, которую вы сначала платите сами.',
    inNetwork: 'По их данным, наша клиника входит в сеть.',
    notInNetwork: 'По их данным, наша клиника не входит в сеть.',
    noNetworkSeen: 'Не видно, входит ли ваш врач в сеть; вам подскажут в регистратуре.',
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
