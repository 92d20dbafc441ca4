import { specOf } from '../actions.ts';
import { speechOf } from '../step-words.ts';
import type { Change } from './change.ts';
import { isOrdered } from './meaning.ts';
import { parameterSentence } from './parameter-words.ts';
import { capital } from './route-changes.ts';
import { apart, type Comparison, type Teller } from './telling.ts';

const speech = /^(?:Text|SSML|PromptId|Media\..*)$/;

/** What two paired steps do differently, branches aside. */
export function stepChanges(a: string, b: string, { old, now }: Comparison): Change[] {
  const was = old.side.flow.steps[a];
  const is = now.side.flow.steps[b];
  if (!was || !is) return [];
  const x = now.name(b);
  if (was.type !== is.type) {
    const [before, after] = [was, is].map(({ type }) => specOf(type)?.block ?? type);
    const sentence = capital(`${x} is now the block ${after} (before: ${before}): it ${now.does(b)}.`);
    return [{ kind: 'step', step: b, sentence, before: was.type, after: is.type }];
  }
  const here = old.side.leaves.get(a) ?? new Map<string, string>();
  const there = now.side.leaves.get(b) ?? new Map<string, string>();
  const changed = [...new Set([...there.keys(), ...here.keys()])].filter((p) => here.get(p) !== there.get(p));
  const changes: Change[] = [];
  if (changed.some((path) => speech.test(path))) {
    const texts = { before: speechOf(was, old.value) ?? '', after: speechOf(is, now.value) ?? '' };
    changes.push({ kind: 'speech', step: b, sentence: heardAt(b, texts, now), ...texts });
  }
  for (const path of changed) {
    if (speech.test(path)) continue;
    const [before, after] = [here.get(path), there.get(path)];
    const values = {
      was: before === undefined ? undefined : old.value(before),
      now: after === undefined ? undefined : now.value(after),
    };
    changes.push({
      kind: 'setting',
      step: b,
      sentence: parameterSentence(path, x, values),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    });
  }
  const labels = [old.side.branches.get(a), now.side.branches.get(b)].map((m) => [...(m?.keys() ?? [])]);
  const [first = [], second = []] = labels;
  const tests = (list: readonly string[], other: readonly string[]) =>
    list.filter((label) => label.startsWith('when') && other.includes(label)).join('\n');
  if ((isOrdered(was) || isOrdered(is)) && tests(first, second) !== tests(second, first)) {
    changes.push({
      kind: 'route',
      step: b,
      sentence: capital(`${x} now tries its tests in another order; the first that holds wins.`),
    });
  }
  return changes;
}

function heardAt(b: string, texts: { before: string; after: string }, now: Teller): string {
  const { was, now: is } = apart(texts.before, texts.after);
  const who = now.who(b);
  const x = now.name(b);
  const asks = now.side.flow.steps[b]?.type === 'GetParticipantInput';
  if (texts.before === texts.after)
    return capital(`the mark-up of the prompt of ${x} changed; the words are the same.`);
  if (texts.after === '') return capital(`${x} is now silent (before: “${was}”).`);
  const before = texts.before === '' ? 'nothing' : `“${was}”`;
  return who === undefined
    ? `The ${asks ? 'question' : 'prompt'} ${x} now says “${is}” instead of ${before}.`
    : capital(`${who} now ${asks ? 'are asked' : 'hear'} “${is}” instead of ${before} (${x}).`);
}
