import { describe, expect, it } from 'vitest';
import { asksForCard, namesCard } from '../../../shared/verifier/card-words.ts';

describe('words that ask for a payment card', () => {
  it.each([
    'Please enter your card number, then press pound.',
    'Enter the sixteen digits on the front of your card.',
    'Key in your credit card number.',
    'Now the three digit security code on the back of your card.',
    'Enter the CVV.',
    'Enter the 16 digits on the front.',
    'And the three digits on the back?',
    'Marque los 16 dígitos del frente.',
    'Inserisca le sedici cifre sul fronte.',
    '请输入正面的16位数字。',
    'Marque el número de su tarjeta de crédito.',
    'Introduzca el número de la tarjeta.',
    'Ahora, el código de seguridad de tres cifras.',
    'Inserisca il numero della carta di credito.',
    '请输入您的信用卡号码。',
    'Введите номер карты.',
  ])('%s', (words) => {
    expect(asksForCard(words)).toBe(true);
  });

  it.each([
    'Enter the member number on your insurance card.',
    'Enter your Medicare number as it stands on your card.',
    'Key in the policy number printed on your card.',
    'Please enter the six digit security code we sent you by text message.',
    'Enter your date of birth.',
    'Please have your credit card ready.',
    'Marque el número de su tarjeta de seguro médico.',
    'Enter the number of your bill.',
    'Enter the 16 digits on the front of your member card.',
    'Enter your 16 digit account number.',
  ])('and not: %s', (words) => {
    expect(asksForCard(words)).toBe(false);
  });
});

describe('names under which a payment card is kept', () => {
  it('are those of its number and its code, not of what is no secret', () => {
    for (const name of ['pan', 'cardNumber', 'card_number', 'creditCard', 'CCNum', 'cvv', 'cvvCode'])
      expect(namesCard(name), name).toBe(true);
    for (const name of ['panel', 'cardType', 'cardLastFour', 'memberCardNumber', 'number', 'card', ''])
      expect(namesCard(name), name).toBe(false);
  });
});
