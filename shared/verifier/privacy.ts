import { plainText } from '../flow/document.ts';
import type { Step } from '../flow/flow.ts';
import { type Facts, factsBefore, succeeded } from './dataflow.ts';
import { has, objectAt } from './reads.ts';
import type { Context } from './rule.ts';

/** Who may be listening or writing along. True: proven off on every path. */
export interface Privacy {
  readonly logging: boolean;
  readonly recording: boolean;
  /** Recording of what the caller and the automated part say. */
  readonly ivrRecording: boolean;
  readonly analytics: boolean;
}

/** What is not known counts as on: an instance may log and record by default. */
const unknown: Privacy = { logging: false, recording: false, ivrRecording: false, analytics: false };

/** For each step: what is proven off there. */
export function privacyBefore(context: Context): Facts<Privacy> {
  const loudModules = modulesThatMayTurnOn(context);
  return factsBefore<Privacy>(context.graph, {
    entry: unknown,
    join: both,
    same: (a, b) => keys.every((key) => a[key] === b[key]),
    along: (fact, edge, step) => {
      if (step.type === 'InvokeFlowModule' && loudModules.has(edge.from)) return unknown;
      const after = afterStep(fact, step);
      // A failed step may have done a part of its work: what it turned off is not proven, what it turned on may be on.
      return succeeded(edge) ? after : both(fact, after);
    },
  });
}

const keys = ['logging', 'recording', 'ivrRecording', 'analytics'] as const;

const both = (a: Privacy, b: Privacy): Privacy => ({
  logging: a.logging && b.logging,
  recording: a.recording && b.recording,
  ivrRecording: a.ivrRecording && b.ivrRecording,
  analytics: a.analytics && b.analytics,
});

function afterStep(fact: Privacy, step: Step): Privacy {
  const p = step.parameters;
  switch (step.type) {
    case 'UpdateFlowLoggingBehavior':
      return { ...fact, logging: p.FlowLoggingBehavior === 'Disabled' };
    // Assumed: a recording behavior replaces the one before as a whole, so one without analytics turns them off.
    case 'UpdateContactRecordingBehavior':
      return {
        ...fact,
        ...recordingOf(objectAt(p, 'RecordingBehavior')),
        analytics: !enabled(objectAt(p, 'AnalyticsBehavior')),
      };
    case 'UpdateContactRecordingAndAnalyticsBehavior': {
      if (!has(p, 'VoiceBehavior')) return fact;
      const recording = objectAt(p, 'VoiceBehavior', 'VoiceRecordingBehavior');
      return {
        ...fact,
        ...(Object.keys(recording).length > 0 && recordingOf(recording)),
        analytics: !enabled(objectAt(p, 'VoiceBehavior', 'VoiceAnalyticsBehavior')),
      };
    }
    case 'UpdateContactMediaStreamingBehavior':
      return p.MediaStreamingState === 'Disabled' ? fact : { ...fact, recording: false };
    default:
      return fact;
  }
}

const recordingOf = (
  behaviour: ReturnType<typeof objectAt>,
): Pick<Privacy, 'recording' | 'ivrRecording'> => ({
  recording: Array.isArray(behaviour.RecordedParticipants) && behaviour.RecordedParticipants.length === 0,
  ivrRecording: behaviour.IVRRecordingBehavior === 'Disabled',
});

/** Absent or `Enabled: "False"`: off. Anything else, a path too, may be on. */
const enabled = (behaviour: ReturnType<typeof objectAt>): boolean =>
  Object.keys(behaviour).length > 0 && plainText(behaviour.Enabled).toLowerCase() !== 'false';

const privacyActions: ReadonlySet<string> = new Set([
  'UpdateFlowLoggingBehavior',
  'UpdateContactRecordingBehavior',
  'UpdateContactRecordingAndAnalyticsBehavior',
  'UpdateContactMediaStreamingBehavior',
  'InvokeFlowModule',
]);

/** Steps that call a module which is not known, or which changes any of this. */
function modulesThatMayTurnOn(context: Context): ReadonlySet<string> {
  return new Set(
    (context.set.calls.from.get(context) ?? [])
      .filter((c) => c.how === 'module')
      .filter((c) => !c.to || Object.values(c.to.flow.steps).some((step) => privacyActions.has(step.type)))
      .map((c) => c.step),
  );
}
