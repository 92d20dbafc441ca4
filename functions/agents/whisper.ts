import type { IdentityLevel } from '../../shared/domain/identity-level.ts';
import { speakable } from '../../shared/domain/speakable.ts';
import type { Language } from '../../shared/domain/speech/speech.ts';

interface Caller {
  /** Empty when nobody is verified. */
  readonly name: string;
  /** Respelling; empty when the name is said as written. */
  readonly pronunciation: string;
  readonly level: IdentityLevel;
  /** A value of the contact attribute `reason`: "bill", "change-appointment". */
  readonly reason: string;
}

interface Words {
  readonly levels: Readonly<Record<IdentityLevel, string>>;
  readonly say: string;
  /** Reasons that are not plain words by themselves. Every other is said as it stands. */
  readonly reasons: Readonly<Record<string, string>>;
}

const words: Readonly<Record<Language, Words>> = {
  'en-US': {
    levels: { L0: 'caller not verified', L1: 'verified', L2: 'verified twice', L3: 'verified by a person' },
    say: 'say',
    reasons: { general: 'no reason given', 'payment-trouble': 'payment failed' },
  },
  'es-US': {
    levels: {
      L0: 'persona no verificada',
      L1: 'verificada',
      L2: 'verificada dos veces',
      L3: 'verificada por una persona',
    },
    say: 'se dice',
    reasons: {
      general: 'sin motivo',
      appointment: 'cita',
      'change-appointment': 'cambio de cita',
      insurance: 'seguro',
      bill: 'factura',
      'payment-trouble': 'falló el pago',
      crisis: 'crisis',
      medicine: 'medicina',
      other: 'otro asunto',
    },
  },
  'it-IT': {
    levels: {
      L0: 'persona non verificata',
      L1: 'verificata',
      L2: 'verificata due volte',
      L3: 'verificata da una persona',
    },
    say: 'si pronuncia',
    reasons: {
      general: 'nessun motivo indicato',
      appointment: 'appuntamento',
      'change-appointment': 'cambio di appuntamento',
      insurance: 'assicurazione',
      bill: 'conto',
      'payment-trouble': 'pagamento non riuscito',
      crisis: 'crisi',
      medicine: 'medicina',
      other: 'altro',
    },
  },
  'zh-CN': {
    levels: { L0: '来电者身份未核实', L1: '身份已核实', L2: '身份已核实两次', L3: '身份已由工作人员核实' },
    say: '读作',
    reasons: {
      general: '没有说明原因',
      appointment: '预约',
      'change-appointment': '更改预约',
      insurance: '保险',
      bill: '账单',
      'payment-trouble': '付款失败',
      crisis: '危机',
      medicine: '药品',
      other: '其他事项',
    },
  },
  'ru-RU': {
    levels: {
      L0: 'личность не проверена',
      L1: 'личность проверена',
      L2: 'личность проверена дважды',
      L3: 'личность проверена сотрудником',
    },
    say: 'произносится',
    reasons: {
      general: 'причина не указана',
      appointment: 'приём',
      'change-appointment': 'перенос приёма',
      insurance: 'страховка',
      bill: 'счёт',
      'payment-trouble': 'оплата не прошла',
      crisis: 'кризис',
      medicine: 'лекарство',
      other: 'другое',
    },
  },
};

/** "Ms. Okafor, say oh-KAH-for, verified, bill." One breath, before "hello". */
export function whisperIn(language: Language, { name, pronunciation, level, reason }: Caller): string {
  const { levels, say } = words[language];
  const parts = [
    name,
    name && pronunciation && `${say} ${pronunciation}`,
    levels[level],
    reasonIn(language, reason),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

/** "bill" in the words of a language. */
export function reasonIn(language: Language, reason: string): string {
  const { reasons } = words[language];
  const why = Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
  return why ?? speakable(reason.replaceAll('-', ' '));
}
