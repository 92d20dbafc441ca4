import { type Json, type JsonObject, plainText } from '../flow/document.ts';
import type { Step } from '../flow/flow.ts';
import type { FlowGraph } from '../flow/graph.ts';
import { isObject } from './parameters.ts';
import { has } from './reads.ts';
import type { Context } from './rule.ts';

/** What a step says: texts without mark-up, and ids of recorded prompts. */
export interface Speech {
  readonly texts: readonly string[];
  readonly prompts: readonly string[];
}

const speakers: ReadonlySet<string> = new Set([
  'MessageParticipant',
  'GetParticipantInput',
  'ConnectParticipantWithLexBot',
  'MessageParticipantIteratively',
]);

const silence: Speech = { texts: [], prompts: [] };

export function speechOf(step: Step): Speech {
  if (!speakers.has(step.type)) return silence;
  const texts: string[] = [];
  const prompts: string[] = [];
  for (const message of messagesIn(step)) {
    for (const key in message) {
      const value = message[key];
      if (typeof value !== 'string') continue;
      if (key === 'PromptId') prompts.push(value);
      else if (key === 'Text' || key === 'SSML') {
        const text = withoutMarkup(value);
        if (text !== '') texts.push(text);
      }
    }
  }
  return { texts, prompts };
}

function messagesIn({ parameters }: Step): readonly JsonObject[] {
  const list = parameters.Messages;
  return Array.isArray(list) ? [parameters, ...list.filter(isObject)] : [parameters];
}

const withoutMarkup = (text: string): string =>
  (text.includes('<') ? text.replace(/<[^>]*>/g, ' ') : text).trim();

/** A step that says something, with what it says. */
export interface Speaker extends Speech {
  readonly n: number;
  readonly id: string;
  readonly step: Step;
}

/** The steps that say something, in the order of the flow. */
export const speakersIn = (context: Context): readonly Speaker[] => context.once(findSpeakers);

function findSpeakers({ structure }: Context): readonly Speaker[] {
  const found: Speaker[] = [];
  for (const { n, id, step } of structure.placed) {
    if (!speakers.has(step.type)) continue;
    const { texts, prompts } = speechOf(step);
    if (texts.length + prompts.length > 0) found.push({ n, id, step, texts, prompts });
  }
  return found;
}

/** True when the participant hears something. */
export const speaks = (step: Step): boolean =>
  speakers.has(step.type) && ('Media' in step.parameters || messagesIn(step).some(isHeard));

const isHeard = ({ PromptId, Text, SSML }: JsonObject): boolean =>
  typeof PromptId === 'string' || isWords(Text) || isWords(SSML);

const isWords = (text: Json | undefined): boolean => typeof text === 'string' && withoutMarkup(text) !== '';

/** A question answered by one key. */
export const isMenu = (step: Step): boolean =>
  step.type === 'GetParticipantInput' && !isStoring(step) && !has(step.parameters, 'EnableDTMFBuffer');

/** A question answered by digits, which land in `$.StoredCustomerInput`. */
export const isStoring = (step: Step): boolean =>
  step.type === 'GetParticipantInput' && plainText(step.parameters.StoreInput).toLowerCase() === 'true';

export const isEncrypted = (step: Step): boolean => has(step.parameters, 'InputEncryption');

/** What is said right before an input is awaited: its own words, and those of messages that lead straight to it. */
export function questionAt(graph: FlowGraph, id: string): string {
  const own = graph.steps[id] ? speechOf(graph.steps[id]).texts : [];
  const before = (graph.in.get(id) ?? []).flatMap((edge) => {
    const step = graph.steps[edge.from];
    return step?.type === 'MessageParticipant' ? speechOf(step).texts : [];
  });
  return [...before, ...own].join(' ');
}

/** True for a step that goes on only when the caller does something, somebody answers, or a set time has passed. */
export const waitsForCaller = (step: Step): boolean => waiting.has(step.type);

const waiting: ReadonlySet<string> = new Set([
  'GetParticipantInput',
  'ConnectParticipantWithLexBot',
  'ConnectParticipantWithAgenticCX',
  'ShowView',
  'Wait',
  'AuthenticateParticipant',
  'MessageParticipantIteratively',
  // A module asks and counts by its own rules.
  'InvokeFlowModule',
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
  'TransferParticipantToThirdParty',
  'TransferToFlow',
]);
