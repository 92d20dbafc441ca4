import type { Step } from '../flow/flow.ts';
import { pathsIn } from '../flow/paths.ts';
import { isObject, textOf } from '../simulator/branch.ts';
import { usualSpeechSeconds, withoutMarkup } from '../simulator/speech.ts';
import type { Layout } from './layout.ts';
import type { PlannedStep } from './planned-step.ts';

/** What a block says, measured once where nothing in it changes. */
export function speak(planned: PlannedStep, step: Step, layout: Layout): void {
  const p = step.parameters;
  const media = isObject(p.Media) ? textOf(p.Media.Uri) : '';
  const recorded = textOf(p.PromptId) || media;
  if (recorded !== '') {
    const fixed = pathsIn(recorded).length === 0;
    Object.assign(planned, {
      says: true,
      speechMs: 5_000,
      reads: fixed ? undefined : layout.pieces(recorded, planned.flow),
    });
    return;
  }
  const source = textOf(p.SSML) || textOf(p.Text);
  if (source === '') return;
  const pieces = layout.pieces(source, planned.flow);
  const fixed = pieces.places.every((place) => place === undefined);
  planned.says = true;
  planned.speechMs = Math.round(usualSpeechSeconds(withoutMarkup(pieces.words.join(''))) * 1000);
  planned.speech = fixed ? undefined : pieces;
}
