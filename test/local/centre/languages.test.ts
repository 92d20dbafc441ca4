import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../contact-flows/prompts/prompts.ts';
import { type LocalCentre, startCentre } from '../../../local/centre/start-centre.ts';
import { playScript, readScript } from '../../../local/terminal/script.ts';

let centre: LocalCentre;

/** A call played to its end: what the clinic said, each sentence with its language. */
async function call(keys: string) {
  const id = centre.call('+12065550100');
  await playScript(centre, id, readScript(keys));
  const lines = centre.view().calls.find((one) => one.id === id)?.lines ?? [];
  return lines.filter(({ who }) => who === 'clinic');
}

const heard = (lines: readonly { text: string }[]) => lines.map(({ text }) => text).join('\n');
const payByCard = '3,04121968,1,1,1,4242424242424242#,1230,123,1,hang-up';

/** All five languages synthesized, and a centre of them: with .ci/run. The flows of each are called in test/calls. */
describe.runIf(process.env.CARELINE_DEEP === '1')('a clinic that answers in five languages', () => {
  beforeAll(async () => {
    centre = await startCentre({
      speed: 0,
      startAt: 'next-opening',
      settings: { clinic: { languages: [...languages] } },
    });
  });
  afterAll(() => centre.close());

  it('says the emergency sentence in each language and voice before anything else (R-25, R-27)', async () => {
    const lines = await call('wait,wait,wait,wait,hang-up');
    expect(lines.slice(0, 5).map(({ language }) => language)).toEqual(languages);
    for (const { text } of lines.slice(0, 5)) expect(text).toContain('911');
  });

  it('takes a bill paid in Russian, with amounts in Russian and no word of another language', async () => {
    const said = await call(`5,wait,${payByCard}`);
    const text = heard(said.filter(({ language }) => language === 'ru-RU'));
    expect(text).toContain('К оплате: 84 доллара 50 центов.');
    expect(text).toContain('двенадцатое апреля 1968 года');
    expect(text).toMatch(/Оплачено: 84 доллара 50 центов\. Номер квитанции: \d/);
    expect(said.slice(6).every(({ language }) => language === 'ru-RU')).toBe(true);
    expect(text).not.toMatch(/dollar|press|dólar/i);
    expect(centre.endpoints.gateway.charges().at(-1)).toMatchObject({ amount: 8450 });
  });

  it.each([
    [
      '3',
      'it-IT',
      /Il Suo appuntamento è \p{L}+ (?:\d+|primo) \p{L}+, alle 9:40 di mattina, con Dr\. Lindqvist/u,
    ],
    ['4', 'zh-CN', /您的预约时间是： \d+月\d+日，星期.，上午9点40分 。接诊人是： Dr\. Lindqvist 。/u],
  ])('reads the next visit to a caller who chose %s (%s)', async (key, language, sentence) => {
    const said = await call(`${key},wait,1,04121968,1,hang-up`);
    expect(heard(said)).toMatch(sentence);
    expect(said.at(-1)?.language).toBe(language);
  });
});
