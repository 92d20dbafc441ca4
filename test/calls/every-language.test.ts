import { describe, expect, it } from 'vitest';
import { languages } from '../../contact-flows/prompts/prompts.ts';
import { instanceIn } from './clinic.ts';
import { keptBy } from './laws.ts';
import { Wanderer } from './wanderer.ts';

const five = instanceIn(languages);
/** Beside the one whose every branch is walked in laws.test.ts: the same flows in other words. */
const further = languages.slice(1);

/** Wanders until nothing wanted is left, every call keeping the laws; gives what is left. */
async function wander(caller: Wanderer, most: number): Promise<readonly string[]> {
  for (let calls = 0; caller.unwalked.length > 0 && calls < most; calls++)
    keptBy(await caller.wander(), calls);
  return caller.unwalked;
}

describe('a clinic that answers in one language, in two scripts, or in five', () => {
  it.each([['ru-RU'], ['zh-CN', 'en-US'], [...languages]] as const)(
    'keeps the laws on every branch of the flow that answers: %s',
    async (...chosen) => {
      const caller = new Wanderer(20_260_306, {
        instance: instanceIn(chosen),
        wants: (branch) => branch.startsWith('answer-call · '),
      });
      expect(await wander(caller, 4_000)).toEqual([]);
    },
  );
});

describe('a clinic in five languages', () => {
  it('keeps the laws from the first step of every flow of each further language', async () => {
    const starts = five.published.flatMap(({ flow, language }) =>
      language && !further.includes(language) ? [] : [`${flow.name} · ${flow.start} —`],
    );
    const onTheWay = (branch: string) =>
      starts.some((start) => branch.startsWith(start)) && !branch.includes(' —error ');
    expect(await wander(new Wanderer(20_260_304, { instance: five, wants: onTheWay }), 3_000)).toEqual([]);
  });

  // Most of a minute; the branches of English are walked by every `npm test`.
  it.runIf(process.env.CARELINE_DEEP)(
    'keeps the laws on every branch of every flow of each further language',
    { timeout: 600_000 },
    async () => {
      const ours = new Set(
        five.published.flatMap(({ flow, language }) =>
          language && !further.includes(language) ? [] : [flow.name],
        ),
      );
      const wants = (branch: string) => ours.has(branch.split(' · ')[0] ?? '');
      expect(await wander(new Wanderer(20_260_305, { instance: five, wants }), 60_000)).toEqual([]);
    },
  );
});
