import { describe, expect, it } from 'vitest';
import { controls, missingControls } from '../../../infra/proofs/controls.ts';
import { unclassified } from '../../../infra/proofs/data-map.ts';
import { smallCentre, told } from './small-centre.ts';

const all = Object.values(controls).flat();
const tests = all.flatMap(({ shownBy }) => shownBy).join('\n');

describe('a control', () => {
  it('R-127: without its resource is named', () => {
    const found = told(missingControls(smallCentre({}), tests));
    expect(found).toContain(
      'HIPAA Security Rule, 45 CFR 164.312 (infra/proofs/controls.ts): (b) audit controls: No resource AWS::CloudTrail::Trail meets it',
    );
    expect(found).toHaveLength(all.flatMap(({ by }) => by).length);
  });

  it('R-127: without its test is named', () => {
    const without = tests.replaceAll('find passwords', '');
    expect(
      told(missingControls(smallCentre({}), without)).filter((line) => line.includes('No test')),
    ).toEqual([
      'HIPAA Security Rule, 45 CFR 164.312 (infra/proofs/controls.ts): (a)(2)(i) unique user: No test "find passwords" shows it',
    ]);
  });

  it('has its test in test/', () => {
    expect(told(missingControls(smallCentre({}))).filter((line) => line.includes('No test'))).toEqual([]);
  });
});

describe('a store', () => {
  it('of which nobody has said what it holds is named', () => {
    const marked = { Type: 'AWS::DynamoDB::Table', Metadata: { careline: { variable: 'PATIENTS_TABLE' } } };
    const unmarked = { Type: 'AWS::DynamoDB::Table' };
    expect(told(unclassified(smallCentre({ Patients: marked, More: unmarked })))).toEqual([
      's/More: Nobody has said what DynamoDB Table More holds',
    ]);
  });
});
