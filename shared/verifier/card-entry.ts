import type { FlowGraph } from '../flow/graph.ts';
import type { Context } from './rule.ts';
import { isEncrypted, isStoring, questionAt, speechOf } from './speech.ts';

/** Steps that take card data: encrypted inputs, those the policy names, and those whose words ask for a card. */
export function cardInputs({ graph, policy }: Context): string[] {
  const named = policy?.cardEntry?.steps;
  return [...graph.reachable].filter((id) => {
    const step = graph.steps[id];
    if (!step || !isStoring(step)) return false;
    return isEncrypted(step) || named?.test(id) === true || asksForCard(graph, id);
  });
}

/** True when the words before an input speak of a payment card's number or security code. */
export function asksForCard(graph: FlowGraph, id: string): boolean {
  const own = graph.steps[id] ? speechOf(graph.steps[id]).texts.join(' ') : '';
  const words = own === '' ? questionAt(graph, id) : own;
  return cardWords.test(words.replace(otherCards, ' '));
}

/** Cards that are no payment cards. */
const otherCards =
  /\b(?:insurance|medicare|medicaid|health|member(?:ship)?|id|identity|library|loyalty|gift|business|report)\s+card\b|\btarjeta\s+(?:de|del)\s+(?:seguro|salud|medicare|medicaid|identidad|identificación)\b/giu;

const cardWords = new RegExp(
  [
    String.raw`\b(?:card|credit|debit)\b[^.?!]{0,40}\b(?:number|digits)\b`,
    String.raw`\b(?:number|digits)\b[^.?!]{0,40}\b(?:card)\b`,
    String.raw`\bsecurity code\b`,
    String.raw`\b(?:cvv|cvc|cvv2)\b`,
    String.raw`\b(?:n[uú]mero|d[ií]gitos)\b[^.?!]{0,40}\btarjeta\b`,
    String.raw`\bc[oó]digo de seguridad\b`,
    String.raw`\b(?:numero|cifre)\b[^.?!]{0,40}\bcarta\b`,
    String.raw`\bcodice di sicurezza\b`,
    '卡号|安全码|номер[^.?!]{0,40}карт|код безопасности',
  ].join('|'),
  'iu',
);
