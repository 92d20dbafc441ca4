import {
  FLOW_LANGUAGE_VERSION,
  type FlowAction,
  type FlowDocument,
  type Json,
  type JsonObject,
} from './document.ts';
import type { Flow, FlowKind, Step } from './flow.ts';
import { type Resolve, readReference } from './references.ts';

/**
 * Writes a flow as Connect JSON. Without `resolve`, symbolic references stay as they are and `parse` gives the same flow
 * back, with its actions in the same order but for ids that are whole numbers, which come first. Empty lists are left out: some
 * actions refuse `Conditions: []`. Observed: create probes 2026-09-29.
 */
export function compile(flow: Flow, resolve?: Resolve): FlowDocument {
  return {
    Version: FLOW_LANGUAGE_VERSION,
    StartAction: flow.start,
    Metadata: metadataOf(flow),
    ...(flow.settings && { Settings: flow.settings }),
    Actions: Object.entries(flow.steps).map(([id, step]) => action(id, step, resolve)),
  };
}

/** Our kinds in the words of console exports; a module says it by its `Settings`. Source: exports, `Metadata.type`. */
export const exportTypes: Readonly<Partial<Record<FlowKind, string>>> = {
  CONTACT_FLOW: 'contactFlow',
  CUSTOMER_QUEUE: 'customerQueue',
  CUSTOMER_HOLD: 'customerHold',
  CUSTOMER_WHISPER: 'customerWhisper',
  AGENT_HOLD: 'agentHold',
  AGENT_WHISPER: 'agentWhisper',
  OUTBOUND_WHISPER: 'outboundWhisper',
  AGENT_TRANSFER: 'agentTransfer',
  QUEUE_TRANSFER: 'queueTransfer',
  CAMPAIGN: 'campaign',
};

function metadataOf(flow: Flow): JsonObject {
  const type = flow.kind && exportTypes[flow.kind];
  return {
    ...(flow.name !== '' && { name: flow.name }),
    ...(flow.description !== undefined && { description: flow.description }),
    ...(type !== undefined && { type }),
    ...flow.metadata,
  };
}

function action(id: string, step: Step, resolve: Resolve | undefined): FlowAction {
  const errors = Object.entries(step.errors).map(([ErrorType, NextAction]) => ({ ErrorType, NextAction }));
  const conditions = step.conditions.map((c) => ({
    NextAction: c.next,
    Condition: { Operator: c.operator, Operands: c.operands },
  }));
  return {
    Identifier: id,
    Type: step.type,
    // Resolving keeps the shape: only texts change.
    Parameters: resolve ? (resolved(step.parameters, resolve) as JsonObject) : step.parameters,
    Transitions: {
      ...(step.next !== undefined && { NextAction: step.next }),
      ...(errors.length > 0 && { Errors: errors }),
      ...(conditions.length > 0 && { Conditions: conditions }),
    },
  };
}

function resolved(value: Json, resolve: Resolve): Json {
  if (typeof value === 'string') {
    const reference = readReference(value);
    return reference ? resolve(reference.kind, reference.name) : value;
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: Json) => resolved(item, resolve));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, resolve)]));
}
