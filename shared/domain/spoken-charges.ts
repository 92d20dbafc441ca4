/** Why a patient owes what she owes, in plain sentences: when, what, billed, insurance paid, you owe. R-20. */
import { type Cents, total } from './money.ts';
import { speakable } from './speakable.ts';
import type { Language, Speech } from './speech/speech.ts';
import { balanceOf, dueOn, oldestFirst, owedFor, type Statement } from './statements.ts';

/** More than three amounts in a row are not understood on a telephone. Source: standards D5, D15. */
const mostLines = 3;

interface Line {
  readonly date: string;
  readonly service: string;
  readonly billed: string;
  readonly insurancePaid: string;
  readonly adjusted: string | undefined;
  readonly owed: string;
}

interface Words {
  readonly unnamedService: string;
  line(line: Line): string;
  more(count: number): string;
  alreadyPaid(amount: string): string;
  onItsWay(amount: string): string;
  inAll(amount: string): string;
}

const words: Readonly<Record<Language, Words>> = {
  'en-US': {
    unnamedService: 'service at the clinic',
    line: ({ date, service, billed, insurancePaid, adjusted, owed }) =>
      `${date}, ${service}: the clinic billed ${billed}, your insurance paid ${insurancePaid}, ` +
      `${adjusted ? `${adjusted} was taken off, ` : ''}you owe ${owed}.`,
    more: (count) =>
      count === 1
        ? 'There is one older charge; billing can read it to you.'
        : `There are ${count} older charges; billing can read them to you.`,
    alreadyPaid: (amount) => `You have already paid ${amount} of this.`,
    onItsWay: (amount) => `A payment of ${amount} is still being checked.`,
    inAll: (amount) => `In all, you owe ${amount}.`,
  },
  'es-US': {
    unnamedService: 'servicio en la clínica',
    line: ({ date, service, billed, insurancePaid, adjusted, owed }) =>
      `${date}, ${service}: la clínica cobró ${billed}, su seguro pagó ${insurancePaid}, ` +
      `${adjusted ? `se descontaron ${adjusted}, ` : ''}usted debe ${owed}.`,
    more: (count) =>
      count === 1
        ? 'Hay un cargo anterior; el departamento de cobros se lo puede leer.'
        : `Hay ${count} cargos anteriores; el departamento de cobros se los puede leer.`,
    alreadyPaid: (amount) => `Usted ya pagó ${amount} de este total.`,
    onItsWay: (amount) => `Un pago de ${amount} todavía se está verificando.`,
    inAll: (amount) => `En total, usted debe ${amount}.`,
  },
  'it-IT': {
    unnamedService: 'prestazione della clinica',
    line: ({ date, service, billed, insurancePaid, adjusted, owed }) =>
      `${date}, ${service}: la clinica ha chiesto ${billed}, l'assicurazione ha pagato ${insurancePaid}, ` +
      `${adjusted ? `lo sconto è di ${adjusted}, ` : ''}Lei deve ${owed}.`,
    more: (count) =>
      count === 1
        ? "C'è un'altra voce più vecchia; l'ufficio pagamenti può leggerla."
        : `Ci sono altre ${count} voci più vecchie; l'ufficio pagamenti può leggerle.`,
    alreadyPaid: (amount) => `Di questo ha già pagato ${amount}.`,
    onItsWay: (amount) => `Un pagamento di ${amount} è ancora in verifica.`,
    inAll: (amount) => `In tutto Lei deve ${amount}.`,
  },
  'zh-CN': {
    unnamedService: '诊所服务',
    line: ({ date, service, billed, insurancePaid, adjusted, owed }) =>
      `${date}，${service}：诊所收费${billed}，保险支付${insurancePaid}，` +
      `${adjusted ? `减免${adjusted}，` : ''}您需要支付${owed}。`,
    more: (count) => `还有${count === 2 ? '两' : count}项更早的费用，收费处可以念给您听。`,
    alreadyPaid: (amount) => `其中您已经支付${amount}。`,
    onItsWay: (amount) => `有一笔${amount}的付款还在核实。`,
    inAll: (amount) => `您一共需要支付${amount}。`,
  },
  'ru-RU': {
    unnamedService: 'услуга клиники',
    line: ({ date, service, billed, insurancePaid, adjusted, owed }) =>
      `${date}, ${service}: счёт клиники ${billed}, страховка оплатила ${insurancePaid}, ` +
      `${adjusted ? `скидка ${adjusted}, ` : ''}к оплате ${owed}.`,
    more: (count) => `Более ранних начислений: ${count}; их могут прочитать вам в отделе оплаты.`,
    alreadyPaid: (amount) => `Из этого уже оплачено ${amount}.`,
    onItsWay: (amount) => `Ещё проверяется платёж: ${amount}.`,
    inAll: (amount) => `Всего к оплате: ${amount}.`,
  },
};

/** Undefined when nothing is due. Newest first, at most three lines; the sentences after them make the sum come out. */
export function spokenCharges(
  statements: readonly Statement[],
  language: Language,
  speech: Speech,
): string | undefined {
  const open = statements.filter((statement) => dueOn(statement) > 0);
  if (open.length === 0) return undefined;
  const say = words[language];
  const money = (amount: Cents) => speech.money(amount);
  const lines = [...oldestFirst(open)].reverse().flatMap((statement) =>
    statement.charges
      .filter((charge) => owedFor(charge) > 0)
      .map((charge) =>
        say.line({
          date: speech.date(calendarDate(statement.visitDate)),
          service: speakable(charge.service[language] ?? say.unnamedService),
          billed: money(charge.billed),
          insurancePaid: money(charge.insurancePaid),
          adjusted: charge.adjusted > 0 ? money(charge.adjusted) : undefined,
          owed: money(owedFor(charge)),
        }),
      ),
  );
  const paid = total(open.map((statement) => statement.paid));
  const pending = total(open.map((statement) => statement.pending));
  return [
    ...lines.slice(0, mostLines),
    ...(lines.length > mostLines ? [say.more(lines.length - mostLines)] : []),
    ...(paid > 0 ? [say.alreadyPaid(money(paid))] : []),
    ...(pending > 0 ? [say.onItsWay(money(pending))] : []),
    say.inAll(money(balanceOf(open))),
  ].join(' ');
}

function calendarDate(iso: string): { year: number; month: number; day: number } {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = iso.split('-').map(Number);
  return { year, month, day };
}
