import { describe, expect, it } from 'vitest';
import { publishedFlows } from '../../../contact-flows/index.ts';
import {
  call,
  end,
  exampleFlow,
  menu,
  type ShortSteps,
  say,
  when,
} from '../../../shared/verifier/example.ts';
import { fix } from '../../../shared/verifier/fix/fix.ts';
import { verify } from '../../../shared/verifier/verify.ts';

const fixed = (steps: ShortSteps) => {
  const { flow, changes } = fix(exampleFlow(steps));
  return { flow, said: changes.map(({ step, what }) => `${step}: ${what}`) };
};

describe('fix', () => {
  it('adds a required error branch that leads where NextAction leads', () => {
    const { flow, said } = fixed({ ask: { ...call('a', 'bye', 'bye'), errors: {} }, bye: end });
    expect(said).toEqual([
      'ask: added the error branch NoMatchingError, leading to "bye" as NextAction does',
    ]);
    expect({ ...flow.steps.ask?.errors }).toEqual({ NoMatchingError: 'bye' });
  });

  it('removes error branches that the action cannot take, and branches of an end', () => {
    const { flow, said } = fixed({
      ask: { ...call('a', 'bye', 'bye'), errors: { NoMatchingError: 'bye', Timeout: 'bye' } },
      bye: { ...end, next: 'ask', errors: { NoMatchingError: 'ask' } },
    });
    expect(said).toEqual([
      'ask: removed the error branch Timeout',
      'bye: removed the branches, which are never taken',
    ]);
    expect(flow.steps.bye).not.toHaveProperty('next');
  });

  it('removes conditions written twice, and keeps the first', () => {
    const { flow } = fixed({
      ask: { ...menu('Press 1', {}, 'bye'), conditions: [when('1', 'bye'), when('1', 'ask')] },
      bye: end,
    });
    expect(flow.steps.ask?.conditions).toEqual([when('1', 'bye')]);
  });

  it('removes steps that no call reaches, with the designer’s notes on them', () => {
    const flow = {
      ...exampleFlow({ bye: end, lost: say('Hello', 'more'), more: end }),
      metadata: { ActionMetadata: { bye: { isFriendlyName: true }, lost: {}, more: {} } },
    };
    const { flow: mended, changes } = fix(flow);
    expect(changes.map(({ step }) => step)).toEqual(['lost', 'more']);
    expect(mended.metadata).toEqual({ ActionMetadata: { bye: { isFriendlyName: true } } });
  });

  it('keeps what a mirrored NextAction names, with all that stands behind it', () => {
    // Every condition leads elsewhere, so that no call takes NextAction; the console writes it all the same.
    const mirrored = { ...menu('Press 1', { '1': 'bye' }, 'bye'), next: 'named' };
    const flow = exampleFlow({
      ask: mirrored,
      bye: end,
      named: say('Hello', 'behind'),
      behind: end,
      lost: end,
    });
    const { flow: mended } = fix(flow);
    for (const step of Object.values(mended.steps))
      for (const to of [step.next, ...Object.values(step.errors), ...step.conditions.map(({ next }) => next)])
        if (to !== undefined) expect(Object.keys(mended.steps)).toContain(to);
    expect(Object.keys(mended.steps)).not.toContain('lost');
  });

  it('leaves alone what somebody lets stand with a reason', () => {
    const season = { rule: 'unreachable-step', reason: 'for the next season' };
    const flow = {
      ...exampleFlow({ bye: end, lost: say('Hello', 'bye') }),
      metadata: { ActionMetadata: { lost: { careline: { allow: [season] } } } },
    };
    expect(fix(flow)).toEqual({ flow, changes: [] });
    const branch = { rule: 'required-error-branch', reason: 'shows what the service says' };
    const example = exampleFlow({ ask: { ...call('a', 'bye', 'bye'), errors: {} }, bye: end });
    expect(fix({ ...example, metadata: { careline: { allow: [branch] } } }).changes).toEqual([]);
  });

  it('touches nothing that it does not understand', () => {
    const strange = { type: 'NewAction', next: 'bye', errors: { Odd: 'bye' } };
    const hearsay = { type: 'CheckSegmentMembership', next: 'bye', errors: { Odd: 'bye' } };
    const { said } = fixed({ strange, hearsay: { ...hearsay }, bye: end, lost: end });
    expect(said).toEqual([]);
  });

  it('adds no branch where there is nothing to mirror', () => {
    expect(
      fixed({ ask: { ...call('a', 'bye', 'bye'), next: 'nowhere', errors: {} }, bye: end }).said,
    ).toEqual([]);
  });

  it('leaves a flow without fault as it is, the same object', () => {
    for (const { flow } of publishedFlows(['en-US', 'es-US'], { clinicName: 'Clinic' })) {
      expect(fix(flow).flow).toBe(flow);
    }
  });

  it('leaves nothing to mend, and no new finding', () => {
    const broken = exampleFlow({
      hello: { ...say('Hi', 'ask'), errors: { Timeout: 'bye' } },
      ask: { ...call('a', 'bye', 'bye'), errors: {} },
      bye: { ...end, next: 'hello' },
      lost: end,
    });
    const { flow } = fix(broken);
    expect(fix(flow).changes).toEqual([]);
    expect(verify([{ file: 'x', flow }]).filter(({ level }) => level !== 'advice')).toEqual([]);
  });
});
