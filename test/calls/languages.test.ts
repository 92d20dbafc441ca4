import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../contact-flows/prompts/prompts.ts';
import { Clinic, type ClinicOptions, instanceIn } from './clinic.ts';

const five = instanceIn(languages);
const answersIn = (chosen: readonly Language[], options: ClinicOptions = {}) =>
  new Clinic({ agents: [], instance: instanceIn(chosen), ...options });
const inFive = () => new Clinic({ agents: [], instance: five }).isCalled();

describe('a clinic that answers in five languages', () => {
  it('says the emergency sentence first, in each language and its voice (R-25, R-27)', async () => {
    const caller = await inFive();
    await caller.isSilent(4);
    expect(caller.said.slice(0, 5)).toEqual([
      'Emergency? Hang up, dial 911.',
      '¿Emergencia? Cuelgue, marque el 911.',
      'Emergenza? Riagganci, chiami il 911.',
      '紧急情况请挂断，拨打911。',
      'Экстренный случай? Звоните 911.',
    ]);
    // Nothing was said of a recording yet.
    expect(caller.call.attributes.recordingConsent).toBeUndefined();
  });

  it.each([
    ['1', 'I heard no key.', 'There is nothing on that key.'],
    ['2', 'No oí ninguna tecla.', 'Esa tecla no tiene opción.'],
    ['3', 'Non ho sentito nessun tasto.', 'Quel tasto non ha una funzione.'],
    ['4', '没有收到按键。', '这个键没有选项。'],
    ['5', 'Нажатия не слышно.', 'На этой клавише ничего нет.'],
  ])(
    'after key %s, says in that language of silence and of another key what it is (D9)',
    async (key, silence, other) => {
      const caller = await inFive();
      await caller.presses(key);
      // The notice lets a moment for refusing; the main menu follows.
      await caller.isSilent(2);
      caller.hears(silence);
      await caller.presses('7');
      caller.hears(other);
    },
  );

  it('says it in the last language within fifteen seconds', async () => {
    const caller = await inFive();
    await caller.isSilent(4);
    const said = caller.call.transcript.filter(({ by }) => by === 'system');
    const seconds = ((said[4]?.at ?? Number.NaN) - (said[0]?.at ?? Number.NaN)) / 1000;
    expect(seconds).toBeLessThan(15);
  });

  it('offers each language by its own name, twice, then goes on in the first', async () => {
    const caller = await inFive();
    await caller.isSilent(9);
    for (const offer of [
      'For English, press 1.',
      'Para español, oprima 2.',
      "Per l'italiano, prema 3.",
      '中文服务，请按4。',
      'Для русского языка нажмите 5.',
      'For English, press 1.',
    ])
      caller.hears(offer);
    await caller.isSilent(5);
    caller.hears('automated system. This call may be recorded');
  });

  it.each([
    ['1', 'This call may be recorded.'],
    ['2', 'Esta llamada puede ser grabada.'],
    ['3', 'Questa chiamata può essere registrata.'],
    ['4', '本次通话可能会录音。'],
    ['5', 'Звонок может быть записан.'],
  ])(
    'takes key %s while the emergency sentences are still said: nobody has to listen to all',
    async (key, notice) => {
      const caller = await inFive();
      await caller.presses(key);
      expect(caller.said).toHaveLength(4);
      caller.hears(notice);
      await caller.isSilent();
      expect(caller.last('flow-entered')?.flow).toBe(`front-desk (${languages[Number(key) - 1]})`);
    },
  );

  it('keeps recording off for a caller who refuses, told in the language chosen', async () => {
    const caller = await inFive();
    await caller.presses('5');
    await caller.presses('3');
    caller.hears('Этот звонок не будет записан.');
    expect(caller.last('recording-changed')).toMatchObject({ agent: false, customer: false });
  });

  it('transcribes only where the transcript can be redacted', async () => {
    for (const [key, analytics] of [
      ['1', true],
      ['2', true],
      ['3', false],
      ['4', false],
      ['5', false],
    ] as const) {
      const caller = await inFive();
      await caller.presses(key);
      await caller.isSilent();
      expect(caller.last('recording-changed')).toMatchObject({ agent: true, customer: true, analytics });
    }
  });

  it('leads to urgent help by key 9 before any choice', async () => {
    const caller = await inFive();
    await caller.presses('9');
    caller.hears('dial 911').hears('988');
  });

  it('asks a caller who presses 0 only for the language, and one who presses it twice not even that', async () => {
    const once = await inFive();
    await once.presses('0');
    once.hears('For English, press 1.');
    await once.presses('4');
    await once.isSilent();
    once.hears('目前没有工作人员可以接听。');
    const twice = await inFive();
    await twice.presses('0');
    await twice.presses('0');
    await twice.isSilent();
    twice.hears('Nobody can take your call right now.');
  });
});

describe('a clinic that answers in other numbers of languages', () => {
  it('asks for no language when there is one', async () => {
    const caller = await answersIn(['it-IT']).isCalled();
    expect(caller.said).toEqual([
      'In caso di emergenza medica, riagganci e chiami il 911.',
      'Riverside Family Clinic. Le risponde un sistema automatico. Questa chiamata può essere registrata.',
      'Per continuare senza registrazione, prema 3.',
    ]);
  });

  it('offers two languages of one script in one menu, and two of two scripts in turn', async () => {
    const together = await answersIn(['en-US', 'it-IT']).isCalled();
    together.hears("For English, press 1. To go on without recording, press 3. Per l'italiano, prema 2.");
    const inTurn = await answersIn(['en-US', 'zh-CN']).isCalled();
    expect(inTurn.said).toEqual(['Emergency? Hang up, dial 911.', '紧急情况请挂断，拨打911。']);
  });

  it('refuses none and more than five', () => {
    expect(() => instanceIn([])).toThrow('A centre answers in one to 5 languages; 0 are chosen.');
  });
});
