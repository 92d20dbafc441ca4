import { describe, expect, it } from 'vitest';
import { difficulty } from '../../../shared/verifier/readability.ts';

const easy = {
  English: 'We are here to help you. If you would like to talk to a nurse, please stay on the line.',
  Spanish: 'Si quiere hablar con una persona, espere un momento en la línea. Le ayudamos en cuanto se pueda.',
  Italian: 'Se vuole parlare con una persona, resti in linea. La aiutiamo appena si può, con il suo conto.',
};
const hard = {
  English:
    'Please be advised that the authorization of the anticipated expenditure necessitates supplementary documentation from your insurance organization.',
  Spanish:
    'La autorización de los procedimientos administrativos solicitados para su tratamiento especializado requiere documentación complementaria de la aseguradora correspondiente.',
  Italian:
    "L'autorizzazione dell'amministrazione per la prestazione specialistica richiede documentazione supplementare della compagnia assicuratrice corrispondente.",
};

describe('how hard a text is', () => {
  it.each(Object.entries(easy))('lets an easy text in %s pass', (_language, text) => {
    expect(difficulty(text)).toBeUndefined();
  });

  it.each(Object.entries(hard))('says by how much a text in %s is too hard', (_language, text) => {
    expect(difficulty(text)).toMatch(/^(?:grade|ease|Gulpease) -?\d+, (?:6|70|60) is meant$/);
  });

  it('counts a value from outside as one short word, and "press 1" not at all', () => {
    const words = 'You owe $.External.spokenAmountOfTheStatement, and we will send you a bill for it.';
    expect(difficulty(words)).toBeUndefined();
    const keys = Array.from({ length: 12 }, (_, key) => `To pay, press ${key % 10}.`).join(' ');
    expect(difficulty(keys)).toBeUndefined();
  });

  it('is silent about few words, other languages and two languages in one prompt', () => {
    expect(difficulty('Authorization of the anticipated expenditure.')).toBeUndefined();
    expect(
      difficulty('В любой момент вы можете поговорить с сотрудником клиники, если вам нужна помощь.'),
    ).toBeUndefined();
    expect(difficulty(`${hard.English} ${hard.Spanish}`)).toBeUndefined();
  });
});
