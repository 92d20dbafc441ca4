import type { Happening } from './happenings.ts';
import { type ObservedEvent, textAt } from './test-case.ts';

/** Names by which a resource may be called: its ARN, its id, its name. */
export type NamesOf = (resource: string) => readonly string[];

/** Whether a happening is what an observation waits for. */
export function matches(
  { Type, Properties }: ObservedEvent,
  happening: Happening,
  namesOf: NamesOf,
): boolean {
  if (Type !== happening.type) return false;
  if (happening.type === 'TestCompleted') return true;
  if (happening.type === 'MessageReceived') return saysSo(Properties, happening);
  if (textAt(Properties, 'ActionType') !== happening.action) return false;
  const wanted = [
    ['LambdaFunctionARN'],
    ['HoursOfOperationId'],
    ['QueueId'],
    ['LexV2Bot', 'AliasArn'],
    ['AgentConfiguration', 'ApplicationId'],
  ]
    .map((keys) => textAt(Properties, 'ActionParameters', ...keys))
    .find((name) => name !== '');
  return wanted === undefined || sameResource(wanted, happening.resource, namesOf);
}

/** By full name or by its last part: a test case may hold an ARN where the flow has an id. */
export function sameResource(wanted: string, resource: string, namesOf: NamesOf): boolean {
  const names = [resource, ...namesOf(resource)];
  return names.some((name) => name === wanted || lastPart(name) === lastPart(wanted));
}

/** Of a function its name: every one may have an alias `live`. */
const lastPart = (name: string): string =>
  /:function:([^:]+)/.exec(name)?.[1] ??
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);

function saysSo(
  properties: ObservedEvent['Properties'],
  { text, prompts }: Extract<Happening, { type: 'MessageReceived' }>,
): boolean {
  const prompt = textAt(properties, 'PromptId');
  if (prompt !== '') return prompts.some((one) => lastPart(one) === lastPart(prompt));
  const wanted = wordsOf(
    textAt(properties, 'Text') || textAt(properties, 'SSML').replaceAll(/<[^>]*>/g, ' '),
  );
  const heard = wordsOf(text);
  if (wanted.length === 0) return false;
  if (textAt(properties, 'MatchingCriteria', 'Type') !== 'Similarity')
    return ` ${heard.join(' ')} `.includes(` ${wanted.join(' ')} `);
  return likeness(wanted, heard) >= 0.6;
}

/** Letter case, punctuation and blanks make no difference to a listener. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

/** Assumed: the service compares by meaning; here the share of common words stands for it. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const [first, second] = [new Set(a), new Set(b)];
  const common = [...first].filter((word) => second.has(word)).length;
  return (2 * common) / (first.size + second.size);
}
