import { specOf } from '../actions.ts';
import { exportTypes } from '../compile.ts';
import { identifierProblem } from '../define-flow.ts';
import type { Json, JsonObject } from '../document.ts';
import { type Flow, flowKinds, type Step } from '../flow.ts';
import { FlowSyntaxError } from '../parse.ts';
import { type LegacyBlock, Reading } from './block.ts';
import { legacyBlocks } from './blocks.ts';
import { type LegacyDocument, readLegacy } from './read-legacy.ts';

/** Something that did not come over as it was. `step` is the id, which stays the same. */
export interface Loss {
  readonly step: string;
  /** Type of the old block. */
  readonly block: string;
  readonly message: string;
}

/**
 * Converts an export of the old console (`"modules": […]`, until 2019) into a flow of today's language, and lists what could
 * not be converted or had to be added. An unknown block stays as a step of its old type, so that the verifier names it.
 * Throws `FlowSyntaxError` when the document is no such export.
 */
export function convertLegacy(json: unknown): { readonly flow: Flow; readonly losses: readonly Loss[] } {
  const document = readLegacy(json);
  const losses: Loss[] = [];
  const steps: Record<string, Step> = Object.create(null);
  const labels: Record<string, Json> = {};
  for (const block of document.blocks) {
    const problem = identifierProblem(block.id);
    if (problem) throw new FlowSyntaxError([{ path: '/modules', step: block.id, message: problem }]);
    const reading = new Reading(block);
    const step = withRequiredErrors(reading, convertBlock(reading));
    steps[block.id] = Object.freeze(step);
    labels[block.id] = labelOf(block, reading);
    for (const message of [...reading.notes, ...reading.unread()])
      losses.push({ step: block.id, block: block.type, message });
  }
  return { flow: flowOf(document, steps, labels), losses };
}

function convertBlock(reading: Reading): Step {
  const { type } = reading.block;
  const convert = Object.hasOwn(legacyBlocks, type) ? legacyBlocks[type] : undefined;
  if (convert) return convert(reading);
  reading.notes.push(`is a block "${type}", which is not known: replace it by hand`);
  return reading.goesOn(type, {});
}

/**
 * The old console knew fewer error branches than the service now asks for. A missing one goes where the contact would have
 * gone on; one that the service now refuses is taken away. Both are said.
 */
function withRequiredErrors(reading: Reading, step: Step): Step {
  const spec = specOf(step.type);
  if (!spec) return step;
  const { required, optional } = spec.errors(step.parameters);
  const errors: Record<string, string> = {};
  for (const [error, to] of Object.entries(step.errors)) {
    if (required.includes(error) || optional.includes(error)) errors[error] = to;
    else reading.notes.push(`had an error branch, and ${step.type} cannot fail: the branch was left out`);
  }
  const fallback = errors.NoMatchingError ?? errors.NoMatchingCondition ?? step.next;
  for (const error of required.filter((one) => !Object.hasOwn(errors, one))) {
    if (fallback === undefined) {
      reading.notes.push(`needs a branch for ${error}, and leads nowhere it could go: add it by hand`);
      continue;
    }
    errors[error] = fallback;
    reading.notes.push(`needs a branch for ${error}, which was added and leads to "${fallback}"`);
  }
  return { ...step, errors };
}

function labelOf(block: LegacyBlock, reading: Reading): JsonObject {
  const shown = Object.entries(reading.displayNames).map(
    ([name, displayName]) => [name, { displayName }] as const,
  );
  return {
    ...(block.position && { position: block.position }),
    ...(shown.length > 0 && { parameters: Object.fromEntries(shown) }),
  };
}

function flowOf(
  { start, metadata, type }: LegacyDocument,
  steps: Record<string, Step>,
  labels: JsonObject,
): Flow {
  const { name, description, type: _, hash: __, ...rest } = metadata;
  return Object.freeze({
    name: typeof name === 'string' ? name : '',
    kind: flowKinds.find((kind) => type !== undefined && exportTypes[kind] === type),
    ...(typeof description === 'string' && description !== '' && { description }),
    start,
    steps: Object.freeze(steps),
    metadata: { ...rest, ActionMetadata: labels },
  });
}
