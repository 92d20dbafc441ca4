/** infra/test-calls.json: what is deployed, because infra may not import the simulator that the calls are tried on. */
import { usualLanguages } from '../../../contact-flows/prompts/prompts.ts';
import { testCalls } from './scripts.ts';

export const testCallsFile = 'infra/test-calls.json';

/** A line for each, so that a change shows which. */
export function testCallsDocument(): string {
  const cases = testCalls((kind, name) => `careline:${kind}:${name}`).map((one) => JSON.stringify(one));
  return `{ "languages": ${JSON.stringify(usualLanguages)}, "cases": [\n${cases.join(',\n')}\n] }\n`;
}
