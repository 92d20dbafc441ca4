import type { FlowGraph } from '../flow/graph.ts';
import type { FlowSet } from './flow-set.ts';
import type { Context } from './rule.ts';
import { isEncrypted, isStoring, questionAt, speechOf } from './speech.ts';

/** Steps that take card data: encrypted inputs, those the policy names, and those whose words ask for a card. */
export function cardInputs(context: Context): readonly string[] {
  const before = known.get(context);
  if (before) return before;
  const found = findCardInputs(context);
  known.set(context, found);
  return found;
}
const known = new WeakMap<Context, readonly string[]>();

/** True when some flow of a set takes card data: what it keeps may reach all the others. */
export function takesCards(set: FlowSet): boolean {
  let takes = knownSets.get(set);
  if (takes === undefined) {
    takes = set.flows.some((flow) => cardInputs(flow).length > 0);
    knownSets.set(set, takes);
  }
  return takes;
}
const knownSets = new WeakMap<FlowSet, boolean>();

function findCardInputs({ graph, structure, policy }: Context): string[] {
  if (!structure.steps.some(isStoring)) return [];
  const named = policy?.cardEntry?.steps;
  const inputs = [...graph.reachable].filter((id) => {
    const step = graph.steps[id];
    return step !== undefined && isStoring(step);
  });
  const cards = inputs.filter((id) => {
    const step = graph.steps[id];
    if (!step) return false;
    // A fresh expression: one with the flag g remembers where it stopped.
    const isNamed = named !== undefined && new RegExp(named.source, named.flags.replace('g', '')).test(id);
    return isEncrypted(step) || isNamed || asksForCard(wordsBefore(graph, id));
  });
  // Only beside a card number is an expiry date card data.
  if (cards.length === 0) return cards;
  return inputs.filter((id) => cards.includes(id) || expiry.test(wordsBefore(graph, id)));
}

/** What an input says itself; when it is silent, what was said right before. */
function wordsBefore(graph: FlowGraph, id: string): string {
  const step = graph.steps[id];
  const own = step ? speechOf(step).texts.join(' ') : '';
  return own === '' ? questionAt(graph, id) : own;
}

/** True when words ask for the number or the security code of a payment card, and of no other card or code. */
export function asksForCard(words: string): boolean {
  if (!aboutCards.test(words)) return false;
  if (paymentCode.test(words) || (paymentCard.test(words) && digits.test(words))) return true;
  if (codeOfCard.test(words) && !sentCode.test(words)) return true;
  return numberOfCard.test(words) && !otherCard.test(words);
}

/** What every expression below needs, so that most questions are looked at once. */
const aboutCards =
  /card|tarjeta|carta|cv[vc]|security code|digo de seguridad|codice di sicurezza|卡|安全码|карт|код безопасности/i;

const any = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'iu');

const paymentCode = any(String.raw`\b(?:cvv|cvc|cvv2|cvc2)\b`);
const paymentCard = any(
  String.raw`\b(?:credit|debit|payment|bank)\s+card\b`,
  String.raw`\btarjeta\s+de\s+(?:cr[eé]dito|d[eé]bito|pago)\b`,
  String.raw`\bcarta\s+di\s+(?:credito|debito|pagamento)\b`,
  '信用卡|银行卡|(?:кредитн|банковск|платёжн)[а-яё]+ карт',
);
const digits = any(String.raw`\b(?:numbers?|digits|n[uú]mero|d[ií]gitos|cifre)\b`, '号|码|номер|цифр');

const expiry = any(
  String.raw`\bexpir(?:y|ation|es)\b`,
  String.raw`\bfecha de (?:vencimiento|caducidad)\b`,
  String.raw`\bscadenza\b`,
  '有效期|срок действия',
);

const codeOfCard = any(
  String.raw`\bsecurity code\b[^.?!]{0,60}\b(?:card|back|three|four|3|4)\b`,
  String.raw`\b(?:card|back|three|four|3|4)\b[^.?!]{0,40}\bsecurity code\b`,
  String.raw`\bc[oó]digo de seguridad\b[^.?!]{0,60}\b(?:tarjeta|dorso|reverso|tres|cuatro)\b`,
  String.raw`\b(?:tarjeta|tres|cuatro)\b[^.?!]{0,40}\bc[oó]digo de seguridad\b`,
  String.raw`\bcodice di sicurezza\b[^.?!]{0,60}\b(?:carta|retro)\b`,
  '安全码|код безопасности',
);
const sentCode = any(String.raw`\b(?:sent|texted|emailed|text message|enviamos|enviado|inviato)\b`);

const numberOfCard = any(
  String.raw`\bcard\b[^.?!]{0,40}\b(?:number|digits)\b`,
  String.raw`\b(?:number|digits)\b[^.?!]{0,40}\bcard\b`,
  String.raw`\b(?:n[uú]mero|d[ií]gitos)\b[^.?!]{0,40}\btarjeta\b`,
  String.raw`\b(?:numero|cifre)\b[^.?!]{0,40}\bcarta\b`,
  '卡号|номер[^.?!]{0,40}карт',
);
/** Cards of insurers, members, libraries: their numbers are no card data. */
const otherCard = any(
  String.raw`\b(?:insurance|insurer|medicare|medicaid|health|plan|policy|group|member(?:ship)?|subscriber|patient|id|identity|identification|library|loyalty|gift|business|report|appointment)\b`,
  String.raw`\b(?:seguros?|aseguradora|salud|plan|p[oó]liza|grupo|miembro|afiliad[oa]|asegurad[oa]|paciente|identidad|identificaci[oó]n|regalo)\b`,
  String.raw`\b(?:sanitaria|assicurazione|assicurativa|identit[aà])\b`,
  '医保|保险|身份|полис|страхов',
);
