import { describe, expect, it } from 'vitest';
import { controls, missingControls } from '../../../infra/proofs/controls.ts';
import { unclassified } from '../../../infra/proofs/data-map.ts';
import { missingRisks, noticeText, riskRegister } from '../../../infra/proofs/risks.ts';
import { commandsIn, wrongWith } from '../../documents/commands.ts';
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

describe('a risk', () => {
  const [control] = all;
  if (!control) throw new Error('there is no control');
  const withRisk = (risk: object) => ({ s: [{ ...control, risk: { ...control.risk, ...risk } }] });

  it('R-138: stands with every control, and is noticed by alarms, tests and commands that exist', async () => {
    expect(told(missingRisks())).toEqual([]);
    const register = riskRegister();
    expect(all.filter(({ id }) => !register.includes(`### ${id}\n\n**If it failed.** `))).toEqual([]);
    const commands = all.flatMap(({ risk }) =>
      risk.noticedBy.flatMap((notice) => ('command' in notice ? [notice.command] : [])),
    );
    expect(commandsIn(register)).toEqual(expect.arrayContaining(commands));
    expect((await Promise.all(commands.map(wrongWith))).filter((problem) => problem !== undefined)).toEqual(
      [],
    );
  });

  it('R-138: that nobody has written down, or that nothing would show, is named', () => {
    expect(told(missingRisks(withRisk({ left: ' ', noticedBy: [] })))).toEqual([
      `s (infra/proofs/controls): ${control.id}: Nobody has said what is at stake, or what is left over`,
      `s (infra/proofs/controls): ${control.id}: Nothing would show that it has failed`,
    ]);
  });

  it.each([
    [{ alarm: 'It rains' }, 'No alarm "It rains" shows that it has failed'],
    [{ test: 'it rains' }, 'No test "it rains" shows that it has failed'],
  ])('R-138: noticed by what is not there is named: %j', (notice, what) => {
    expect(told(missingRisks(withRisk({ noticedBy: [notice] }), tests))).toEqual([
      `s (infra/proofs/controls): ${control.id}: ${what}`,
    ]);
  });

  it('R-138: noticed by a report that nobody makes is found', async () => {
    const command = noticeText({ command: 'careline records report who-listened' });
    const [named = ''] = commandsIn(command);
    expect(await wrongWith(named)).toBe('there is no careline records report who-listened');
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
