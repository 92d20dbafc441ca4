/** What the walk over all calls says of the published centre: one language, everything that callers can press. */
import { describe, expect, it } from 'vitest';
import { publishedFlows } from '../../contact-flows/index.ts';
import { explore } from '../../shared/explorer/explore.ts';

const flows = publishedFlows(['en-US'], { clinicName: 'Harbor Clinic' }).map(({ flow }) => flow);
const deep = process.env.CARELINE_DEEP === '1';

describe('the published centre, explored', () => {
  it('leads whoever says nothing to a person, and whoever presses 9 at once', () => {
    const keys = { only: ['0', '9', 'silence'] };
    const [entry] = explore(flows, { entry: 'answer-call', failures: 0, keys }).entries;
    expect(entry).toMatchObject({ complete: true, unwalked: 0, menuDepth: 1 });
    const keysTo = (place: string) =>
      entry?.places.find(({ flow, step }) => `${flow} ${step}` === place)?.keys;
    expect(new Set(keysTo('front-desk (en-US) to-queue'))).toEqual(new Set(['silence']));
    expect(keysTo('help-in-crisis (en-US) to-queue')).toEqual(['9']);
    expect(entry?.toPerson?.worstSeconds).toBeLessThan(300);
    expect(entry?.findings.filter(({ kind }) => kind === 'never-ends' || kind === 'silence')).toEqual([]);
  });

  it.runIf(deep)(
    'is walked to the end within the usual bound, one failing block included: every branch has its call',
    { timeout: 120_000 },
    () => {
      const report = explore(flows);
      expect(report.entries.map(({ entry, complete }) => [entry, complete])).toEqual([['answer-call', true]]);
      // The guide is a conversation with the agent, on her screen: no caller comes to it. Two branches need a second block that
      // fails beside the recording; calls of test/calls/laws.test.ts walk them.
      const missed = report.neverReached.map(({ flow, step }) => [flow.replace(' (en-US)', ''), step]);
      expect(missed.filter(([flow]) => flow !== 'guide-agent').sort()).toEqual([
        ['leave-message', 'could-not-record'],
        ['leave-message', 'once-more'],
      ]);
      const [entry] = report.entries;
      expect(new Set(entry?.findings.map(({ kind }) => kind))).toEqual(new Set(['no-person']));
      expect(entry?.findings.filter(({ replayed }) => !replayed)).toEqual([]);
      // Who is asked how the call was has been served, or has left a message; the others hear whom to dial.
      const flowsWithout = new Set(entry?.findings.map(({ flow }) => flow.replace(' (en-US)', '')));
      expect([...flowsWithout].sort()).toEqual(['answer-call', 'ask-survey', 'front-desk', 'help-in-crisis']);
      expect(entry?.toPerson?.medianSeconds).toBeLessThan(60);
    },
  );
});
