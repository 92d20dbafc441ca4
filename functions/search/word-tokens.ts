import { createHmac } from 'node:crypto';
import type { Mac } from '../identity/mac.ts';
import { primary } from './words.ts';

/** What stands in the index in place of a word. */
export type WordToken = string;

/** 96 bits: two words of one language never share a token by chance. A multiple of three bytes fits base64 without rest. */
const tokenBytes = 12;
export const tokenLength = (tokenBytes * 4) / 3;

/**
 * Tokens of the words of one language. The key service is asked once for a key of that language, which stays in memory: a
 * transcript has hundreds of words, and each would cost a request. So who may call `GenerateMac` can try out a dictionary, and
 * nobody else can; a copy of the table tells no word.
 */
export async function wordTokens(mac: Mac, language: string): Promise<(word: string) => WordToken> {
  const key = await mac(`transcript words#${primary(language)}`);
  return (word) =>
    createHmac('sha256', key).update(word).digest().subarray(0, tokenBytes).toString('base64url');
}
