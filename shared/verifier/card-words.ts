/** The words and names by which a payment card is asked for and kept, and no other card or code. */

/** True when words ask for the number or the security code of a payment card, and of no other card or code. */
export function asksForCard(words: string): boolean {
  if (!mentionsCard(words)) return false;
  if (paymentCode.test(words) || (paymentCard.test(words) && digits.test(words))) return true;
  if (printedOnCard.test(words) && !otherCard.test(words)) return true;
  if (codeOfCard.test(words) && !sentCode.test(words)) return true;
  return numberOfCard.test(words) && !otherCard.test(words);
}

/** What every expression below needs, so that most questions are looked at once. */
export const mentionsCard = (words: string): boolean => aboutCards.test(words);
const aboutCards =
  /card|tarjeta|carta|cv[vc]|security code|digo de seguridad|codice di sicurezza|卡|安全码|карт|код безопасности|digit|gito|cifre|位|цифр/i;

const any = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'iu');

const paymentCode = any(String.raw`\b(?:cvv|cvc|cvv2|cvc2)\b`);
const paymentCard = any(
  String.raw`\b(?:credit|debit|payment|bank)\s+card\b`,
  String.raw`\btarjeta\s+de\s+(?:cr[eé]dito|d[eé]bito|pago)\b`,
  String.raw`\bcarta\s+di\s+(?:credito|debito|pagamento)\b`,
  '信用卡|银行卡|(?:кредитн|банковск|платёжн)[а-яё]+ карт',
);
const digits = any(String.raw`\b(?:numbers?|digits|n[uú]mero|d[ií]gitos|cifre)\b`, '号|码|номер|цифр');

/** Says when a card ends: card data beside its number only. */
export const asksForExpiry = (words: string): boolean => expiry.test(words);
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
/** The digits on its front and back, though nobody says "card". */
const printedOnCard = any(
  String.raw`\b(?:1[56]|(?:fif|six)teen)[\s-]+digits?\b[^.?!]{0,40}\bfront\b`,
  String.raw`\b(?:3|4|three|four)[\s-]+digits?\b[^.?!]{0,40}\b(?:back|reverse)\b`,
  String.raw`\b(?:1[56]|quince|diecis[eé]is)\s+(?:d[ií]gitos|cifras)\b[^.?!]{0,40}\b(?:frente|anverso)\b`,
  String.raw`\b(?:1[56]|quindici|sedici)\s+cifre\b[^.?!]{0,40}\b(?:fronte|davanti)\b`,
  '正面[^。？！]{0,20}1[56]\\s*位|1[56]\\s*位[^。？！]{0,20}正面|1[56]\\s+цифр[^.?!]{0,40}лицев',
);

/** Cards of insurers, members, libraries: their numbers are no card data. */
const otherCard = any(
  String.raw`\b(?:insurance|insurer|medicare|medicaid|health|plan|policy|group|member(?:ship)?|subscriber|patient|id|identity|identification|library|loyalty|gift|business|report|appointment)\b`,
  String.raw`\b(?:seguros?|aseguradora|salud|plan|p[oó]liza|grupo|miembro|afiliad[oa]|asegurad[oa]|paciente|identidad|identificaci[oó]n|regalo)\b`,
  String.raw`\b(?:sanitaria|assicurazione|assicurativa|identit[aà])\b`,
  '医保|保险|身份|полис|страхов',
);

/** True for the name of a key or a slot that says what it holds: `pan`, `cardNumber`, `cvv`. */
export const namesCard = (name: string): boolean =>
  aboutNames.test(name) &&
  cardName.test(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_\s-]+/g, ' '));
const aboutNames = /pan|cv[vc]|card|cc/i;
/** What of it is no secret, such as its type, has another word behind. */
const cardName =
  /^(?:(?:customer |caller )?pan|(?:card )?(?:cvv2?|cvc2?)(?: code)?|card security code|(?:credit|debit|payment|bank) ?card(?: ?(?:number|num|no|digits))?|cc ?(?:number|num|no)|card ?(?:number|num|no|digits))$/i;

/** True when words speak of a card of another kind. */
export const asksForOtherCard = (words: string): boolean => otherCard.test(words);
