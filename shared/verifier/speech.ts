import type { Json, JsonObject } from '../flow/document.ts';
import type { Step } from '../flow/flow.ts';
import type { FlowGraph } from '../flow/graph.ts';
import { has } from './reads.ts';

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
  const list = step.parameters.Messages;
  const messages: readonly Json[] = Array.isArray(list) ? [step.parameters, ...list] : [step.parameters];
  const texts: string[] = [];
  const prompts: string[] = [];
  for (const message of messages) {
    if (typeof message !== 'object' || message === null) continue;
    // Both have the type of an object; the list among the parameters was taken apart above.
    for (const key in message) {
      if (key !== 'PromptId' && key !== 'Text' && key !== 'SSML') continue;
      const value = (message as JsonObject)[key];
      if (typeof value !== 'string') continue;
      if (key === 'PromptId') {
        prompts.push(value);
        continue;
      }
      const text = (value.includes('<') ? value.replace(/<[^>]*>/g, ' ') : value).trim();
      if (text !== '') texts.push(text);
    }
  }
  return { texts, prompts };
}

/** True when the participant hears something. */
export function speaks(step: Step): boolean {
  if (!speakers.has(step.type)) return false;
  const { texts, prompts } = speechOf(step);
  return texts.length + prompts.length > 0 || 'Media' in step.parameters;
}

/** A question answered by one key. */
export const isMenu = (step: Step): boolean =>
  step.type === 'GetParticipantInput' && !isStoring(step) && !has(step.parameters, 'EnableDTMFBuffer');

/** A question answered by digits, which land in `$.StoredCustomerInput`. */
export const isStoring = (step: Step): boolean =>
  step.type === 'GetParticipantInput' && String(step.parameters.StoreInput).toLowerCase() === 'true';

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
