import type { Step } from '../flow/flow.ts';
import type { FlowGraph } from '../flow/graph.ts';
import { segmentsOf } from '../flow/paths.ts';
import { asksForCard, asksForExpiry, asksForOtherCard, mentionsCard, namesCard } from './card-words.ts';
import type { FlowSet } from './flow-set.ts';
import { type Read, readersIn, readersOf, readsOf } from './reads.ts';
import type { Context } from './rule.ts';
import { isEncrypted, isStoring, questionAt, speakersIn, speechOf } from './speech.ts';

/**
 * Steps that take card data: encrypted inputs, those the policy names, those whose words ask for a card, and those of which
 * a card is kept. A bot that listens may take it, too.
 */
export const cardInputs = (context: Context): readonly string[] => context.once(findCardInputs);

/** True when some flow of a set takes card data: what it keeps may reach all the others. */
export function takesCards(set: FlowSet): boolean {
  let takes = knownSets.get(set);
  if (takes === undefined) {
    takes = set.flows.some((flow) => cardInputs(flow).length > 0);
    knownSets.set(set, takes);
  }
  return takes;
}
const knownSets = new WeakMap<FlowSet, boolean>();

function findCardInputs(context: Context): readonly string[] {
  const { structure, policy } = context;
  if (!structure.types.has(botType) && !structure.steps.some(isStoring)) return [];
  const named = policy?.cardEntry?.steps;
  const placed = structure.placed.filter(
    ({ n, step }) => structure.reachable[n] === 1 && (isStoring(step) || isBot(step)),
  );
  if (placed.length === 0) return [];
  const kept = keptAsCards(context);
  // Few flows speak of cards: in the others no question need be looked at.
  const mentioned = speakersIn(context).some(({ texts }) => texts.some(mentionsCard));
  const cards = placed.filter(({ id, step }) => {
    // A fresh expression: one with the flag g remembers where it stopped.
    const isNamed = named !== undefined && new RegExp(named.source, named.flags.replace('g', '')).test(id);
    return (
      isEncrypted(step) ||
      isNamed ||
      kept.has(id) ||
      (mentioned && asksForCard(wordsBefore(context.graph, id)))
    );
  });
  // Only beside a card number is an expiry date card data.
  if (cards.length === 0) return [];
  return placed
    .filter((one) => cards.includes(one) || asksForExpiry(wordsBefore(context.graph, one.id)))
    .map(({ id }) => id);
}

/** Inputs whose value some step takes as a card, by the name of the key or of the slot. */
function keptAsCards(context: Context): ReadonlySet<string> {
  const found = new Set<string>();
  for (const id of readersOf(context, 'StoredCustomerInput').union(readersOf(context, 'Lex'))) {
    for (const { root, path, where } of readsOf(context, id)) {
      const keyed = root === 'StoredCustomerInput' && namesCard(where.slice(where.lastIndexOf('.') + 1));
      if (!keyed && !(root === 'Lex' && namesCard(slotIn(path)))) continue;
      const takes = keyed ? isStoring : isBot;
      for (const input of inputsBefore(context.graph, id, takes)) {
        if (!asksForOtherCard(wordsBefore(context.graph, input))) found.add(input);
      }
    }
  }
  return found;
}

/** The inputs from which a call gets to a step without another one between. */
function inputsBefore(graph: FlowGraph, id: string, takes: (step: Step) => boolean): readonly string[] {
  const found = new Set<string>();
  const waiting = new Set([id]);
  for (const at of waiting) {
    for (const { from } of graph.in.get(at) ?? []) {
      const step = graph.steps[from];
      if (step && takes(step)) found.add(from);
      else waiting.add(from);
    }
  }
  return [...found];
}

/** True for a read of what a caller said to a bot that had asked for a card. */
export function readsSaidCard(context: Context, { root, path }: Pick<Read, 'root' | 'path'>): boolean {
  return root === 'Lex' && context.once(findCardSlots).has(slotIn(path));
}

/** Slots that are named after a card; when none is, all of them. */
function findCardSlots(context: Context): ReadonlySet<string> {
  const asked = cardInputs(context).some((id) => context.flow.steps[id]?.type === botType);
  if (!asked) return new Set();
  const slots = readersIn(context).flatMap(({ reads }) =>
    reads.flatMap(({ root, path }) => (root === 'Lex' ? [slotIn(path)] : [])),
  );
  const all = new Set(slots.filter((slot) => slot !== ''));
  const named = new Set([...all].filter(namesCard));
  return named.size > 0 ? named : all;
}

/** `card` of `$.Lex.Slots.card`; empty for what is no slot. */
function slotIn(path: string): string {
  const [, slots, slot] = segmentsOf(path);
  return slots === 'Slots' ? (slot ?? '') : '';
}

const botType = 'ConnectParticipantWithLexBot';
const isBot = ({ type }: Step): boolean => type === botType;

/** What an input says itself; when it is silent, what was said right before. */
function wordsBefore(graph: FlowGraph, id: string): string {
  const step = graph.steps[id];
  const own = step ? speechOf(step).texts.join(' ') : '';
  return own === '' ? questionAt(graph, id) : own;
}
