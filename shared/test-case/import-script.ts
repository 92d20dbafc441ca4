import { operators } from '../flow/flow.ts';
import type { CallScript, ScriptStep, StandIn } from './call-script.ts';
import { observable } from './export-script.ts';
import type { ReadTestCase } from './read-test-case.ts';
import { standInOf } from './stand-ins.ts';
import { type Observation, type TestAction, textAt } from './test-case.ts';

/**
 * Reads a test case as a call script, if it is one chain of observations; `notes` say what a script cannot hold.
 * A test case with groups beside each other runs as it is (run-test-case.ts), without a script.
 */
export function importScript(read: ReadTestCase): {
  readonly script: CallScript;
  readonly notes: readonly string[];
} {
  const notes: string[] = [];
  const instead: StandIn[] = [];
  const steps: ScriptStep[] = [];
  for (const observation of chain(read.content.Observations, notes)) {
    if (observation.Event.Type !== 'TestInitiated') {
      const step = stepOf(observation);
      if (typeof step === 'string') notes.push(`${observation.Identifier}: ${step}`);
      else steps.push(step);
    }
    for (const action of observation.Actions) {
      const found = partOf(action);
      if (typeof found === 'string') notes.push(`${action.Identifier}: ${found}`);
      else if ('instead' in found) instead.push(found.instead);
      else steps.push(found.step);
    }
  }
  const script: CallScript = {
    name: read.name,
    flow: read.flow ?? '',
    ...(read.channel && { channel: read.channel }),
    ...(read.from !== undefined && { from: read.from }),
    ...(Object.keys(read.attributes).length > 0 && { attributes: read.attributes }),
    ...(instead.length > 0 && { instead }),
    steps,
  };
  return { script, notes };
}

function chain(observations: readonly Observation[], notes: string[]): Observation[] {
  const targets = new Set(observations.flatMap((one) => one.Transitions.NextObservations));
  const roots = observations.filter((one) => !targets.has(one.Identifier));
  if (roots.length > 1) notes.push('has several groups of observations; a script holds the first only');
  const walked: Observation[] = [];
  let here = roots[0];
  while (here && !walked.includes(here)) {
    walked.push(here);
    const [next, ...others]: readonly string[] = here.Transitions.NextObservations;
    if (others.length > 0) notes.push(`${here.Identifier} branches; a script follows the first branch`);
    here = observations.find((one) => one.Identifier === next);
  }
  return walked;
}

function stepOf({ Event }: Observation): ScriptStep | string {
  const { Type, Properties } = Event;
  if (Type === 'MessageReceived') {
    const prompt = textAt(Properties, 'PromptId');
    const words = textAt(Properties, 'Text') || textAt(Properties, 'SSML');
    if (prompt !== '') return { hearsPrompt: prompt };
    return words === '' ? 'a message without Text, SSML and PromptId' : { hears: words };
  }
  const type = textAt(Properties, 'ActionType');
  const named = (key: string): string => textAt(Properties, 'ActionParameters', key);
  if (type === observable.function.type) {
    const name = named(observable.function.key);
    return Type === 'FlowActionStarted' ? { functionStarts: name } : { functionEnds: name };
  }
  if (type === observable.bot.type) {
    const bot = textAt(Properties, 'ActionParameters', observable.bot.key, 'AliasArn');
    return Type === 'FlowActionStarted' ? { botStarts: bot } : { botEnds: bot };
  }
  if (Type === 'FlowActionStarted' && type === observable.hours.type)
    return { hoursChecked: named(observable.hours.key) };
  if (Type === 'FlowActionStarted' && type === observable.queue.type)
    return { queued: named(observable.queue.key) };
  return `${Type} of ${type || 'nothing'} has no place in a script`;
}

/** An action as a part of a script, or why it has no place there. */
function partOf({ Type, Parameters }: TestAction): { step: ScriptStep } | { instead: StandIn } | string {
  switch (Type) {
    case 'OverrideSystemBehavior': {
      const instead = standInOf(Parameters);
      return typeof instead === 'string' ? instead : { instead };
    }
    case 'TestControl':
      return textAt(Parameters, 'Command', 'Type') === 'EndTest'
        ? { step: { ends: true } }
        : 'LogData writes to the record of the service only';
    case 'Assert': {
      const operator = operators.find((one) => one === textAt(Parameters, 'Operator'));
      if (!operator) return `there is no operator "${textAt(Parameters, 'Operator')}"`;
      const [path, operand] = [textAt(Parameters, 'Namespace'), textAt(Parameters, 'Operand')];
      return { step: { holds: { path, operator, operand } } };
    }
    case 'SendInstruction':
      return said(Parameters);
  }
}

function said(parameters: TestAction['Parameters']): { step: ScriptStep } | string {
  const value = textAt(parameters, 'Instruction', 'Properties', 'Value');
  const language = textAt(parameters, 'Instruction', 'Properties', 'LanguageCode');
  switch (textAt(parameters, 'Instruction', 'Type')) {
    case 'DtmfInput':
      return { step: { presses: value } };
    case 'Utterance':
      return { step: { says: value, ...(language !== '' && { language }) } };
    case 'Disconnect':
      return { step: { hangsUp: true } };
    default:
      return 'an instruction that is neither DtmfInput nor Utterance nor Disconnect';
  }
}
