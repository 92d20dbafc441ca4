import type { Language } from '../../../shared/domain/speech/speech.ts';
import type { ContactOutcome } from '../../records/contact-outcome.ts';

/** Words on the agent's screen. They are read, never said. */
export interface ScreenWords {
  readonly ways: Readonly<Record<'VOICE' | 'CHAT' | 'CALLBACK' | 'other', string>>;
  readonly outcomes: Readonly<Record<ContactOutcome, string>>;
  readonly none: string;
  /** The balance is nothing. */
  readonly nothingDue: string;
  /** Minimum necessary: this part is not for a call of this reason. */
  readonly notNeeded: string;
  readonly notAvailable: string;
  /** It is the nth call about the same in seven days. */
  readonly repeat: (nth: number) => string;
  readonly gaveUpWaiting: string;
  readonly overdue: string;
  /** By which day a message was to be answered. */
  readonly due: (day: string) => string;
}

export const screenWords: Readonly<Record<Language, ScreenWords>> = {
  'en-US': {
    ways: { VOICE: 'call', CHAT: 'chat', CALLBACK: 'call back', other: 'contact' },
    outcomes: {
      answered: 'talked with',
      transferred: 'transferred',
      abandoned: 'gave up waiting',
      'self-service': 'done by keys',
      'hung-up': 'hung up',
      'broken-off': 'broken off',
    },
    none: 'none',
    nothingDue: 'nothing is due',
    notNeeded: 'not needed for this call',
    notAvailable: 'not available now',
    repeat: (nth) => `call number ${nth} about this in 7 days`,
    gaveUpWaiting: 'gave up waiting last time',
    overdue: 'a promised call back is overdue',
    due: (day) => `by ${day}`,
  },
  'es-US': {
    ways: { VOICE: 'llamada', CHAT: 'chat', CALLBACK: 'llamada de vuelta', other: 'contacto' },
    outcomes: {
      answered: 'habló con',
      transferred: 'transferida',
      abandoned: 'dejó de esperar',
      'self-service': 'resuelta con el teclado',
      'hung-up': 'colgó',
      'broken-off': 'se cortó',
    },
    none: 'ninguno',
    nothingDue: 'no debe nada',
    notNeeded: 'no hace falta en esta llamada',
    notAvailable: 'no disponible ahora',
    repeat: (nth) => `llamada número ${nth} por lo mismo en 7 días`,
    gaveUpWaiting: 'la última vez dejó de esperar',
    overdue: 'una llamada prometida está atrasada',
    due: (day) => `hasta el ${day}`,
  },
  'it-IT': {
    ways: { VOICE: 'chiamata', CHAT: 'chat', CALLBACK: 'richiamata', other: 'contatto' },
    outcomes: {
      answered: 'ha parlato con',
      transferred: 'trasferita',
      abandoned: 'ha smesso di attendere',
      'self-service': 'risolta con i tasti',
      'hung-up': 'ha riagganciato',
      'broken-off': 'interrotta',
    },
    none: 'nessuno',
    nothingDue: 'nulla da pagare',
    notNeeded: 'non serve per questa chiamata',
    notAvailable: 'ora non disponibile',
    repeat: (nth) => `chiamata numero ${nth} per lo stesso motivo in 7 giorni`,
    gaveUpWaiting: 'l’ultima volta ha smesso di attendere',
    overdue: 'una richiamata promessa è in ritardo',
    due: (day) => `entro ${day}`,
  },
  'zh-CN': {
    ways: { VOICE: '来电', CHAT: '聊天', CALLBACK: '回电', other: '联系' },
    outcomes: {
      answered: '接听人',
      transferred: '已转接',
      abandoned: '等待中挂断',
      'self-service': '按键办理完成',
      'hung-up': '挂断',
      'broken-off': '中断',
    },
    none: '无',
    nothingDue: '无欠款',
    notNeeded: '此次通话不需要',
    notAvailable: '暂时无法显示',
    repeat: (nth) => `7天内第${nth}次为同一事来电`,
    gaveUpWaiting: '上次等待中挂断',
    overdue: '承诺的回电已逾期',
    due: (day) => `${day}之前`,
  },
  'ru-RU': {
    ways: { VOICE: 'звонок', CHAT: 'чат', CALLBACK: 'обратный звонок', other: 'обращение' },
    outcomes: {
      answered: 'разговор с',
      transferred: 'переведён',
      abandoned: 'не дождался ответа',
      'self-service': 'решено клавишами',
      'hung-up': 'положил трубку',
      'broken-off': 'прервался',
    },
    none: 'нет',
    nothingDue: 'долга нет',
    notNeeded: 'для этого звонка не нужно',
    notAvailable: 'сейчас недоступно',
    repeat: (nth) => `${nth}-й звонок по этому поводу за 7 дней`,
    gaveUpWaiting: 'в прошлый раз не дождался ответа',
    overdue: 'обещанный звонок просрочен',
    due: (day) => `до: ${day}`,
  },
};
