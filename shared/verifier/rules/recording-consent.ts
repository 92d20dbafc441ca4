import { plainText } from '../../flow/document.ts';
import type { Step } from '../../flow/flow.ts';
import { segmentsOf } from '../../flow/paths.ts';
import { factsBefore, succeeded } from '../dataflow.ts';
import { compare, end, example } from '../example.ts';
import { has, objectAt } from '../reads.ts';
import type { Rule } from '../rule.ts';

const policy = { recorded: { attribute: 'consent', equals: 'given' } };
const record = {
  type: 'UpdateContactRecordingBehavior',
  parameters: { RecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Enabled' } },
  next: 'bye',
};

export const recordingConsent: Rule = {
  id: 'recording-consent',
  level: 'error',
  what: 'recording, of a talk or of what is said to the system, is turned on only for a caller who agreed (policy)',
  why: 'In about a dozen states everybody on the line has to agree to a recording. One that was made without consent cannot be unmade.',
  source: 'Cal. Penal Code 632.7(a), for parties too: Smith v. LoanMe, 11 Cal.5th 183 (2021).',
  wrong: example({ record, bye: end }, { policy }),
  right: example(
    { agreed: compare('$.Attributes.consent', { given: 'record' }, 'bye'), record, bye: end },
    { policy },
  ),
  actions: ['UpdateContactRecordingBehavior', 'UpdateContactRecordingAndAnalyticsBehavior'],
  *check({ policy: house, graph, structure }) {
    const demanded = house?.recorded;
    if (!demanded || !structure.steps.some(records)) return;
    const { attribute, equals } = demanded;
    const agreed = factsBefore<boolean>(graph, {
      entry: false,
      join: (a, b) => a && b,
      same: Object.is,
      along: (fact, edge, step) => {
        const condition = edge.condition === undefined ? undefined : step.conditions[edge.condition];
        const [root, key] = segmentsOf(plainText(step.parameters.ComparisonValue));
        if (root === 'Attributes' && key === attribute && condition?.operator === 'Equals')
          return condition.operands.every((operand) => operand === equals);
        const written = objectAt(step.parameters, 'Attributes')[attribute];
        // A flow that writes it has just been told.
        return written !== undefined && succeeded(edge) ? written === equals : fact;
      },
    });
    for (const [id, has] of agreed) {
      const step = graph.steps[id];
      if (has || !step || !records(step)) continue;
      yield {
        step: id,
        message: 'Turns recording on, and some path here has not looked whether the caller agreed.',
        fix: `Branch on $.Attributes.${attribute} Equals "${equals}" before.`,
      };
    }
  },
};

function records({ type, parameters: p }: Step): boolean {
  const behavior =
    type === 'UpdateContactRecordingBehavior'
      ? objectAt(p, 'RecordingBehavior')
      : objectAt(p, 'VoiceBehavior', 'VoiceRecordingBehavior');
  const { RecordedParticipants: participants, IVRRecordingBehavior: ivr } = behavior;
  // A list that is read while the call runs may name somebody.
  const talk =
    has(behavior, 'RecordedParticipants') && !(Array.isArray(participants) && participants.length === 0);
  return talk || (ivr !== undefined && ivr !== 'Disabled');
}
