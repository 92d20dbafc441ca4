import { FlowDefinitionError } from './definition-error.ts';
import type { JsonObject } from './document.ts';
import type { Condition, Flow, Step } from './flow.ts';
import { layout } from './layout.ts';
import { attribute } from './paths.ts';

export interface NotedChoices {
  /** Name of the contact attribute. */
  readonly attribute: string;
  /** What the flow is called there. */
  readonly as: string;
  /** Keys that choose nothing, e.g. the one that says the menu again. */
  readonly except: readonly string[];
}

/**
 * The same flow, but every key that leads from a menu to a step passes a block that adds `<flow>/<step>` to a contact
 * attribute: what was chosen and in which order, in words that stand in the flow, never what somebody keyed. All menus of a
 * flow share the block before a step. A step that has set what is recorded of a call passes one that adds `<flow>/<step>=on`,
 * or `=off`. The block sets nothing else: beyond 32 KB of attributes it takes its error branch, to the same step, and the
 * call goes on, unnoted.
 */
export function noteChoices(flow: Flow, noted: NotedChoices): Flow {
  const isChoice = ({ operands }: Condition): boolean => !noted.except.includes(operands[0] ?? '');
  const chosen = new Set(
    Object.values(flow.steps).flatMap((step) =>
      menuKeys(step)
        .filter(isChoice)
        .map(({ next }) => next),
    ),
  );
  const steps: Record<string, Step> = Object.create(null);
  for (const [id, step] of Object.entries(flow.steps)) {
    if (chosen.has(id)) steps[free(flow, passing(id))] = Object.freeze(noting(id, id, noted));
    const past = (one: Condition) => (isChoice(one) ? { ...one, next: passing(one.next) } : one);
    const [keys, set] = [menuKeys(step), recordingSet(step)];
    if (set !== undefined && step.next !== undefined) {
      const block = free(flow, `${id}-noted`);
      steps[block] = Object.freeze(noting(`${id}=${set}`, step.next, noted));
      steps[id] = Object.freeze({ ...step, next: block });
    } else steps[id] = keys.length > 0 ? Object.freeze({ ...step, conditions: keys.map(past) }) : step;
  }
  const places = layout({ start: flow.start, steps }, (id) => allowancesOf(flow, id));
  return Object.freeze({
    ...flow,
    steps: Object.freeze(steps),
    metadata: { ...flow.metadata, ...places },
  });
}

/** Of the form with a branch for each key; the others have no conditions. */
const menuKeys = ({ type, conditions }: Step): readonly Condition[] =>
  type === 'GetParticipantInput' ? conditions : [];

/** Of a call: who is recorded of it, if anybody, talking with an agent or alone with the flow. */
function recordingSet({ type, parameters }: Step): 'on' | 'off' | undefined {
  const { VoiceBehavior, RecordingBehavior } = parameters;
  const behaviors: Readonly<Record<string, unknown>> = {
    UpdateContactRecordingAndAnalyticsBehavior: Object(VoiceBehavior).VoiceRecordingBehavior,
    UpdateContactRecordingBehavior: RecordingBehavior,
  };
  const behavior = behaviors[type];
  if (!isObject(behavior)) return undefined;
  const { RecordedParticipants: people = [], IVRRecordingBehavior: alone } = behavior;
  return (Array.isArray(people) && people.length > 0) || alone === 'Enabled' ? 'on' : 'off';
}

const passing = (step: string): string => `${step}-chosen`;

function free({ name, steps }: Flow, id: string): string {
  if (!(id in steps)) return id;
  throw new FlowDefinitionError(
    `Step "${id}" of ${name} has the name of a block that is put in here. Rename it.`,
  );
}

const noting = (word: string, next: string, noted: NotedChoices): Step => ({
  type: 'UpdateContactAttributes',
  parameters: {
    // As it was, and one word more. Empty before the first.
    Attributes: { [noted.attribute]: `${attribute(noted.attribute)} ${noted.as}/${word}` },
    TargetContact: 'Current',
  },
  next,
  errors: { NoMatchingError: next },
  conditions: [],
});

/** What `defineFlow` has written down of findings that stand. */
function allowancesOf({ metadata: { ActionMetadata: all } }: Flow, id: string): JsonObject {
  const own = isObject(all) ? all[id] : undefined;
  return isObject(own) && own.careline !== undefined ? { careline: own.careline } : {};
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
