import { describe, expect, it } from 'vitest';
import { languages } from '../../contact-flows/prompts/prompts.ts';
import type { Call } from '../../shared/simulator/call.ts';
import type { Caller } from './caller.ts';
import { arnOf, Clinic, instanceIn } from './clinic.ts';

/** What Connect was told and what it recorded, over all segments of a call. */
function expectNothingRecorded(call: Call): void {
  expectNotRecorded(call);
  expect(call.attributes.recordingConsent).toBe('refused');
}

function expectNotRecorded(call: Call): void {
  const told = call.events.filter((event) => event.type === 'recording-changed');
  expect(told.length).toBeGreaterThan(0);
  for (const event of told)
    expect(event).toMatchObject({ agent: false, customer: false, ivr: false, analytics: false });
  expect(call.events.filter((event) => event.type === 'recording-started')).toEqual([]);
  for (const { Recordings } of call.records) expect(Recordings).toBeNull();
}

describe('a caller who refuses to be recorded (R-126)', () => {
  async function refusing(clinic: Clinic, keys: string): Promise<Caller> {
    const caller = await clinic.isCalled();
    for (const key of ['3', '1', ...keys]) await caller.presses(key);
    return caller;
  }

  it('is not recorded in the queue, by the agent, after two transfers, nor in the survey', async () => {
    const clinic = new Clinic({ agents: ['ana', 'ben'] });
    const [ana, ben] = [clinic.centre.agent('ana'), clinic.centre.agent('ben')];
    const caller = await refusing(clinic, '0');
    await caller.waits(40);
    await caller.isAnsweredBy('ana');
    ana.transfersTo({ agent: 'ben' });
    clinic.frees('ben');
    expect(caller.last('answered')?.agent).toBe('ben');
    ben.transfersTo({ queue: arnOf('queue', 'billing') });
    await caller.call.settled();
    if (ana.state === 'after-contact-work') ana.goesAvailable();
    ana.accepts();
    expect(caller.last('answered')?.agent).toBe('ana');
    ana.hangsUp();
    caller.hears('was your question solved?');
    await caller.presses('1');
    caller.hasEnded();
    expect(caller.call.records).toHaveLength(4);
    expectNothingRecorded(caller.call);
  });

  it('is not recorded on the way to urgent help, nor by who answers there', async () => {
    const clinic = new Clinic();
    const caller = await refusing(clinic, '9');
    caller.isWaitingIn('crisis');
    await caller.isAnsweredBy('ana');
    await caller.hangsUp();
    expectNothingRecorded(caller.call);
  });

  it('is not recorded when the refusal cannot be written down, in whatever language', async () => {
    const faults = ({ step }: { readonly step: string }) =>
      /(^|-)refused$/.test(step) ? ('NoMatchingError' as const) : undefined;
    const caller = await refusing(new Clinic({ faults }), '0');
    caller.isWaitingIn('front-desk');
    expectNotRecorded(caller.call);
    const inOneOfFive = await new Clinic({ faults, instance: instanceIn(languages) }).isCalled();
    for (const key of ['3', '3', '0']) await inOneOfFive.presses(key);
    inOneOfFive.hears('Questa chiamata non sarà registrata.');
    expectNotRecorded(inOneOfFive.call);
  });

  it('is not recorded when the clinic calls back', async () => {
    const clinic = new Clinic();
    const caller = await refusing(clinic, '0');
    await caller.waits(40);
    await caller.presses('1');
    await caller.presses('1');
    caller.hears('You keep your place').hasEnded();
    clinic.frees('ana', 120);
    const [callback] = [...clinic.centre.calls].filter(
      (call) =>
        call !== caller.call && call.events.some((e) => e.type === 'call-started' && e.method === 'CALLBACK'),
    );
    await callback?.settled();
    clinic.centre.agent('ana').hangsUp();
    expect(callback?.attributes.recordingConsent).toBe('refused');
    expect(callback?.events.filter((event) => event.type === 'answered')).toHaveLength(1);
    expect(callback?.events.filter((event) => event.type === 'recording-started')).toEqual([]);
  });
});
