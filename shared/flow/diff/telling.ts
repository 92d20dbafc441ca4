import { deedOf, isMadeUpId, plainName, speechOf, titleOf, wordsOf } from '../step-words.ts';
import type { Match } from './match.ts';
import { incomingOf } from './match.ts';
import type { Side } from './meaning.ts';
import type { NamedFlow } from './named-flow.ts';

/** One side of a comparison as sentences need it. */
export interface Teller {
  readonly side: Side;
  /** `“menu”`, or the block and its words when the id was made up. */
  readonly name: (id: string) => string;
  /** What a step does: `says “…”`. */
  readonly does: (id: string, characters?: number) => string;
  /** A resource or value in words. */
  readonly value: (text: string) => string;
  /** What callers meet from a step on: `hear “…”`, `are asked “…”`; the first thing they notice. */
  readonly meet: (id: string, characters?: number) => string;
  /** Who comes to a step, where one key alone leads there: `Callers who press 2 at “menu”`. */
  readonly who: (id: string) => string | undefined;
}

export interface Comparison {
  readonly old: Teller;
  readonly now: Teller;
  readonly match: Match;
}

/** Characters of a prompt that a sentence quotes when it only points at it. */
const quotedCharacters = 90;

/** `known` gives a step its name on the other side, where its own was made up. */
export function tellerOf({ names }: NamedFlow, side: Side, known?: ReadonlyMap<string, string>): Teller {
  const value = (text: string): string => names.get(text) ?? plainName(text);
  const stepAt = (id: string) => side.flow.steps[id];
  const name = (id: string): string => {
    const step = stepAt(id);
    if (!step) return `“${id}” (missing)`;
    if (!isMadeUpId(id)) return `“${id}”`;
    const other = known?.get(id);
    if (other !== undefined && !isMadeUpId(other)) return `“${other}”`;
    return `“${titleOf(id, step)}: ${short(speechOf(step, value) || wordsOf(step, value), 40)}”`;
  };
  const does = (id: string, characters?: number): string => {
    const step = stepAt(id);
    return step ? short(deedOf(step, value), characters) : 'leads nowhere';
  };
  const meet = (id: string, characters?: number): string => {
    for (let at: string | undefined = id, steps = 0; at !== undefined && steps < 250; steps += 1) {
      const met = metAt(at, characters);
      if (met !== undefined) return at === id ? `${met} (${name(id)})` : `come to ${name(id)} and ${met}`;
      const ways: [string, string][] = [...(side.branches.get(at) ?? [])].filter(
        ([l]) => !l.startsWith('error'),
      );
      at = ways.length === 1 ? ways[0]?.[1] : undefined;
    }
    return `come to ${name(id)}`;
  };
  const metAt = (id: string, characters?: number): string | undefined => {
    const step = stepAt(id);
    if (!step) return 'are lost: there is no such step';
    const said = speechOf(step, value);
    const verb = Object.hasOwn(verbs, step.type) ? verbs[step.type] : undefined;
    if (said !== undefined && said !== '') return `${verb ?? 'hear'} “${short(said, characters)}”`;
    return verb === undefined
      ? undefined
      : leads.test(step.type)
        ? `${verb} (${does(id, characters)})`
        : verb;
  };
  const who = (id: string): string | undefined => {
    const seen = new Set<string>();
    for (let at = id; !seen.has(at); ) {
      seen.add(at);
      // A failure leads to many places; a way back to the step itself leads nowhere new.
      const ways = (incomingOf(side).get(at) ?? []).filter(
        ({ from, label }) => label !== 'error NoMatchingError' && from !== at,
      );
      const [way, ...others] = ways;
      if (!way || others.length > 0) return undefined;
      const key = keyOf(way.label);
      if (key !== undefined && stepAt(way.from)?.type === 'GetParticipantInput') {
        return `callers who press ${key} at ${name(way.from)}`;
      }
      if (way.label !== 'next') return undefined;
      at = way.from;
    }
    return undefined;
  };
  return { side, name, does, value, meet, who };
}

const keyOf = (label: string): string | undefined => /^when Equals ([0-9*#])$/.exec(label)?.[1];

/** What a caller notices of actions that are not silent. */
const verbs: Readonly<Record<string, string>> = {
  GetParticipantInput: 'are asked',
  ConnectParticipantWithLexBot: 'are asked by a bot',
  MessageParticipant: 'hear',
  MessageParticipantIteratively: 'hear prompts in a loop',
  TransferContactToQueue: 'wait in the queue',
  DequeueContactAndTransferToQueue: 'move to another queue',
  TransferToFlow: 'go on in another flow',
  TransferContactToAgent: 'reach an agent',
  TransferParticipantToThirdParty: 'are connected to another number',
  InvokeFlowModule: 'go through a module',
  CreateCallbackContact: 'will be called back',
  DisconnectParticipant: 'are disconnected',
  EndFlowModuleExecution: 'leave the module',
  EndFlowExecution: 'leave the flow',
};
const leads =
  /^(?:TransferToFlow|InvokeFlowModule|DequeueContact|TransferParticipant|TransferContactToAgent)/;

/** The beginning of a text; of a long name within it both ends, for names of one kind begin alike. */
export function short(text: string, characters = quotedCharacters): string {
  if (text.length <= characters) return text;
  const half = Math.floor(characters / 4);
  const name = new RegExp(`([!-~]{${half}})[!-~]{2,}([!-~]{${half}})`, 'g');
  const cut = text.slice(0, 10 * characters).replace(name, '$1…$2');
  return cut.length > characters ? `${cut.slice(0, characters - 1).trimEnd()}…` : cut;
}

/** What callers meet now, and what they met before; where both begin alike and would be cut, cut to where they differ. */
export function meetings(now: Teller, to: string, old: Teller, from: string): { is: string; was: string } {
  const [is, was] = [now.meet(to), old.meet(from)];
  const alike = [is, was].map((text) => text.slice(0, quotedCharacters / 2));
  if (!is.includes('…') || alike[0] !== alike[1]) return { is, was };
  const whole = apart(old.meet(from, Number.POSITIVE_INFINITY), now.meet(to, Number.POSITIVE_INFINITY));
  return { is: whole.now, was: whole.was };
}

/** Two texts, cut down to where they differ, with some words around. */
export function apart(was: string, now: string): { was: string; now: string } {
  if (Math.max(was.length, now.length) <= 2 * quotedCharacters) return { was, now };
  const [a, b] = [was.split(' '), now.split(' ')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const cut = (words: string[]): string => {
    const from = Math.max(0, head - 4);
    const to = Math.min(words.length, words.length - tail + 4);
    return `${from > 0 ? '… ' : ''}${words.slice(from, to).join(' ')}${to < words.length ? ' …' : ''}`;
  };
  return { was: cut(a), now: cut(b) };
}
