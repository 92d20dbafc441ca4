import { expect, it } from 'vitest';
import { parse } from '../../../shared/flow/parse.ts';
import { Coverage } from '../../../shared/simulator/coverage.ts';
import { bye, flowJson, menu, number, say, smallCentre } from './small-centre.ts';

const steps = {
  ask: menu({ '1': 'one' }),
  one: say('One.', 'bye'),
  other: say('Other.', 'bye'),
  silent: say('Silent.', 'bye'),
  bye,
  lost: say('Lost.', 'bye'),
};

it('lists the branches that no call has walked, mirrored and unreachable ones left out', () => {
  const coverage = new Coverage([{ name: 'main', flow: parse(flowJson(steps)) }]);
  const centre = smallCentre({ main: steps }, { onEvent: coverage.observe });
  const [before] = coverage.report();
  expect(before).toMatchObject({ flow: 'main', walked: 0, total: 10 });
  centre.call({ to: number }).press('1');
  centre.call({ to: number }).silence();
  const [report] = coverage.report();
  expect(report).toMatchObject({ walked: 4, total: 10, unentered: ['other'] });
  expect(report?.unwalked.map(({ from, kind, label }) => `${from} ${kind} ${label}`.trim())).toEqual([
    'ask error NoMatchingCondition',
    'ask error NoMatchingError',
    'one error NoMatchingError',
    'other next',
    'other error NoMatchingError',
    'silent error NoMatchingError',
  ]);
});
