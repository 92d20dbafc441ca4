import { describe, expect, it } from 'vitest';
import { publishedFlows } from '../../contact-flows/index.ts';
import { type Language, languages } from '../../contact-flows/prompts/prompts.ts';
import { eventsIn } from '../../functions/records/log-contact-record/log-contact-record.ts';
import { crisisChoice } from '../../local/reports/report-kinds.ts';
import { graphOf } from '../../shared/flow/graph.ts';

const centres: readonly (readonly Language[])[] = [['en-US', 'es-US'], languages];

/** Whether a row of the event log comes of it. */
const isLogged = (chose: string): boolean =>
  eventsIn({
    ContactId: 'a-contact',
    LastUpdateTimestamp: '2026-03-03T10:00:00Z',
    InitiationTimestamp: '2026-03-03T10:00:00Z',
    Attributes: { choices: `a-contact ${chose}` },
  }).some(({ kind }) => kind === 'choice');

describe.each(centres)('in a centre that answers in %s', (...chosen) => {
  const flows = publishedFlows(chosen, { clinicName: 'Harbor Clinic' }).map(({ flow }) => flow);

  it('R-134: every key of every menu is noted by a word of the flow, which comes to be a row of the event log', () => {
    let noted = 0;
    for (const flow of flows) {
      const graph = graphOf(flow);
      for (const id of graph.ids) {
        const step = flow.steps[id];
        if (step?.type !== 'GetParticipantInput') continue;
        for (const { operands, next } of step.conditions) {
          if (operands[0] === '*') continue;
          const where = `${flow.name}: ${id} ${operands[0]}`;
          const note = flow.steps[next];
          const to = note?.next ?? '';
          const chose = `${flow.name.split(' ')[0]}/${to}`;
          expect(note?.parameters, where).toEqual({
            Attributes: { choices: `$.Attributes.choices ${chose}` },
            TargetContact: 'Current',
          });
          expect(note?.errors, where).toEqual({ NoMatchingError: to });
          expect(isLogged(chose), where).toBe(true);
          // The report of emergencies knows key 9 by it, and nothing else.
          expect(crisisChoice.test(chose), where).toBe(operands[0] === '9');
          // Silence, failures and other steps pass it by: what is noted was pressed.
          const others = graph.in.get(next)?.filter(({ from, kind }) => {
            return kind !== 'condition' || flow.steps[from]?.type !== 'GetParticipantInput';
          });
          expect(others, where).toEqual([]);
          noted++;
        }
      }
    }
    expect(noted).toBeGreaterThan(100);
  });

  it('R-134: every step that sets what is recorded of a call is noted: off for a card, on again, on for a talk', () => {
    const noted = flows.flatMap((flow) =>
      Object.values(flow.steps).flatMap(({ type, next }) => {
        if (type !== 'UpdateContactRecordingAndAnalyticsBehavior') return [];
        const note = Object(flow.steps[next ?? '']?.parameters.Attributes).choices;
        return `${flow.kind} ${note}`.replace('$.Attributes.choices ', '');
      }),
    );
    expect(noted).toEqual(
      expect.arrayContaining([
        'MODULE take-card/recording-off=off',
        'MODULE take-card/record-again=on',
        'CONTACT_FLOW front-desk/record=on',
        'CONTACT_FLOW front-desk/do-not-record=off',
      ]),
    );
    for (const note of noted) expect(note).toMatch(/ [a-z-]+\/[A-Za-z-]+=(on|off)$/);
  });

  it('the id of the call is written by the entry flow alone, and is that of the contact it is in', () => {
    const writing = flows.flatMap(({ name, steps }) =>
      Object.values(steps).flatMap(({ type, parameters }) => {
        const { call } = Object(parameters.Attributes);
        return type === 'UpdateContactAttributes' && call !== undefined ? [[name, call]] : [];
      }),
    );
    expect(writing).toEqual([['answer-call', '$.ContactId']]);
  });

  it('a flow in which a contact may begin says whose choices follow', () => {
    const first = (name: string, step: string) =>
      flows.find((flow) => flow.name.startsWith(name))?.steps[step]?.parameters.Attributes;
    expect(first('answer-call', 'begin')).toMatchObject({ choices: '$.ContactId' });
    expect(first('ask-survey', 'whose-choices')).toEqual({ choices: '$.Attributes.choices $.ContactId' });
  });
});
