import { plainText } from '../flow/document.ts';
import type { Step } from '../flow/flow.ts';
import type { Edge } from '../flow/graph.ts';
import { type JsonPath, pathsIn } from '../flow/paths.ts';
import { type Facts, factsBefore } from './dataflow.ts';
import { objectAt } from './reads.ts';
import type { Context } from './rule.ts';

type Paths = ReadonlySet<JsonPath>;

/** For each step: the paths that, whatever way a call came, hold a text which the flow itself has written down. */
export const shownEqual = (context: Context): Facts<Paths> => context.once(findShown);

const nothing: Paths = new Set();

const findShown = ({ graph }: Context): Facts<Paths> =>
  factsBefore<Paths>(graph, {
    entry: nothing,
    join: (a, b) => a.intersection(b),
    same: (a, b) => a.size === b.size,
    along: (shown, edge, step) => {
      if (step.type === 'Compare') return shown.union(shownBy(edge, step));
      return shown.size === 0 ? shown : new Set([...shown].filter((path) => staysAfter(path, step)));
    },
  });

/** What a branch of a Compare shows: that the value equals one written text. */
function shownBy({ condition }: Edge, { parameters, conditions }: Step): Paths {
  const { operator, operands } = conditions[condition ?? -1] ?? {};
  const value = plainText(parameters.ComparisonValue);
  const [path] = pathsIn(value);
  const written = operator === 'Equals' && operands?.every((text) => !text.includes('$'));
  return written && path === value ? new Set([path]) : nothing;
}

/** True when a step leaves the value of a path alone. */
function staysAfter(path: JsonPath, { type, parameters }: Step): boolean {
  const written = attributesOf[type];
  if (written === undefined) return quiet.has(type);
  return !Object.keys(objectAt(parameters, written)).some(
    (key) => path.startsWith(`$.${written}.${key}`) || path.includes('['),
  );
}

const attributesOf: Readonly<Record<string, 'Attributes' | 'FlowAttributes'>> = {
  UpdateContactAttributes: 'Attributes',
  UpdateFlowAttributes: 'FlowAttributes',
};

/** Steps that write no value. All others may. */
const quiet: ReadonlySet<string> = new Set([
  'MessageParticipant',
  'CheckHoursOfOperation',
  'CheckMetricData',
  'Loop',
  'UpdateContactTargetQueue',
  'UpdateFlowLoggingBehavior',
  'UpdateContactRecordingBehavior',
  'UpdateContactRecordingAndAnalyticsBehavior',
  'UpdateContactTextToSpeechVoice',
  'UpdateContactCallbackNumber',
  'TransferParticipantToThirdParty',
]);
