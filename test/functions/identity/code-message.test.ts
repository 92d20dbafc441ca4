import { describe, expect, it } from 'vitest';
import { codeMessage } from '../../../functions/identity/code-message.ts';
import { languages } from '../../../shared/domain/speech/speech.ts';

/** One unit each. Source: 3GPP TS 23.038, default alphabet, without its extension. */
const gsm = /^[@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\n\r]*$/;

describe.each(languages)('the text with the code in %s', (language) => {
  const text = codeMessage(language, 'Riverside Family Clinic', '123456');

  it('names the clinic and the code, and is one text', () => {
    expect(text).toContain('Riverside Family Clinic');
    expect(text.match(/\d{6}/g)).toEqual(['123456']);
    // Source: standards 2.7; an alphabet beyond GSM has room for 70.
    expect(text.length).toBeLessThanOrEqual(gsm.test(text) ? 160 : 70);
  });

  it('keeps to the GSM alphabet where the language allows it', () => {
    expect(gsm.test(text)).toBe(language !== 'zh-CN' && language !== 'ru-RU');
  });
});
