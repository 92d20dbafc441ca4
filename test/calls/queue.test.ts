import { describe, expect, it } from 'vitest';
import { inEnglish, verified } from './caller.ts';
import { Clinic } from './clinic.ts';

describe('waiting for a person', () => {
  it('says the place in line, and every half minute offers to be called back (R-141, D22)', async () => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '0');
    caller.hears('You are number 1 in line.').hears('Please stay on the line.');
    await caller.waits(60);
    caller.hears('To keep your place and be called back, press 1.');
  });

  it('keeps the place of a caller who wants to be called back, and calls', async () => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '0');
    await caller.waits(40);
    await caller.presses('1');
    caller.hears('We would call you at');
    await caller.presses('1');
    caller.hears('You keep your place, and we call you.').hasEnded();
    clinic.frees('ana', 120);
    const [callback] = [...clinic.centre.calls].filter((call) => call !== caller.call);
    expect(callback?.events.find((event) => event.type === 'call-started')).toMatchObject({
      method: 'CALLBACK',
    });
  });

  it('does not take whoever answers a callback for the caller who had proven who they are', async () => {
    const clinic = new Clinic();
    const caller = await verified(clinic, '1');
    await caller.presses('1');
    await caller.waits(40);
    expect(caller.call.attributes.identityLevel).toBe('L1');
    await caller.presses('1');
    await caller.presses('1');
    clinic.frees('ana', 120);
    expect(clinic.centre.agent('ana').screen).toMatchObject({ identityLevel: 'L0' });
    const asked = clinic.functions.calls.findLast(({ name }) => name === 'brief-agent');
    expect(asked?.event.Details.Parameters).toMatchObject({ identityLevel: 'L0' });
  });

  it('takes another number for the callback, and goes on waiting when there is none', async () => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '0');
    await caller.waits(40);
    await caller.presses('1');
    await caller.presses('2');
    await caller.enters('12#');
    caller.hears('I cannot call that number back.');
    await caller.enters('2065550101#');
    caller.hears('We would call you at');
    await caller.presses('3');
    caller.isWaitingIn('front-desk');
  });

  it('gives urgent help to somebody who waits: 911 first, then the crisis queue', async () => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '0');
    await caller.waits(40);
    await caller.presses('9');
    caller.hears('hang up and dial 911').isWaitingIn('crisis');
  });

  it('whispers to the agent who calls and what for, with the same on the screen (R-55, R-56)', async () => {
    const clinic = new Clinic();
    const caller = await verified(clinic, '1');
    await caller.presses('1');
    await caller.isAnsweredBy('ana');
    const ana = clinic.centre.agent('ana');
    expect(ana.heard).toContain('Ms. Okafor, verified, bill.');
    expect(ana.screen).toMatchObject({ reason: 'change-appointment', identityLevel: 'L1' });
    expect(JSON.stringify(ana.screen)).not.toContain('Okafor');
    caller.hears('Here is somebody from the clinic.');
  });

  it('opens the guide on the screen of who answers: how sure, what for, the line to say back (R-71)', async () => {
    const clinic = new Clinic();
    const caller = await verified(clinic, '1');
    await caller.presses('1');
    await caller.isAnsweredBy('ana');
    expect(clinic.centre.agent('ana').view).toMatchObject({
      view: expect.stringMatching(/view\/careline-agent-guide$/),
      data: {
        identityLevel: 'L1',
        reason: 'change-appointment',
        recordingConsent: 'given',
        readBack: 'Let me say back what I understood, so that you can correct me.',
      },
    });
    clinic.centre.agent('ana').submits('Emergency');
    expect(clinic.centre.agent('ana').view?.data).toMatchObject({
      readBack: expect.stringContaining('dial 911'),
    });
    clinic.centre.agent('ana').submits('ReadBack');
    expect(clinic.centre.agent('ana').view).toBeUndefined();
    expect(caller.call.waitsFor).toMatchObject({ what: 'conversation' });
  });

  it('opens with what is known of a verified caller, and keeps none of it (R-56)', async () => {
    const clinic = new Clinic();
    const caller = await verified(clinic, '1');
    await caller.presses('1');
    await caller.isAnsweredBy('ana');
    const ana = clinic.centre.agent('ana');
    const known = { contacts: expect.stringContaining('hung up'), balance: '84 dollars and 50 cents' };
    expect(ana.view?.data).toMatchObject(known);
    ana.submits('Emergency');
    expect(ana.view?.data).toMatchObject({ ...known, readBack: expect.stringContaining('dial 911') });
    expect(JSON.stringify(ana.screen)).not.toContain('84 dollars');
    const guide = clinic.functions.calls.findLast(({ name }) => name === 'brief-agent')?.event.Details;
    ana.submits('ReadBack');
    ana.hangsUp();
    await caller.hangsUp();
    const ended = caller.call.events.filter((event) => event.type === 'ended');
    expect(ended.map(({ contactId }) => contactId)).toContain(guide?.ContactData.ContactId);
    expect(JSON.stringify([ended, guide])).not.toMatch(/84 dollars|hung up|Okafor/);
  });

  it('tells the guide, a contact of its own, which call it is beside, also after a transfer (R-56)', async () => {
    const clinic = new Clinic({ agents: ['ana', 'ben'] });
    const caller = await verified(clinic, '1');
    const [{ contactId: first } = { contactId: '' }] = caller.call.events;
    const asked = () => clinic.functions.calls.findLast(({ name }) => name === 'brief-agent')?.event.Details;
    await caller.presses('1');
    await caller.isAnsweredBy('ana');
    const beside = asked();
    expect(beside?.Parameters).toMatchObject({ call: first, identityLevel: 'L1' });
    expect(beside?.ContactData.InitialContactId).toBe(beside?.ContactData.ContactId);
    clinic.centre.agent('ana').submits('ReadBack');
    clinic.centre.agent('ana').transfersTo({ agent: 'ben' });
    clinic.frees('ben');
    await caller.call.settled();
    expect(caller.call.contactId).not.toBe(first);
    expect(asked()).not.toBe(beside);
    expect(asked()?.Parameters).toMatchObject({ call: first });
    const guide = beside?.ContactData.ContactId;
    const ended = caller.call.events.find((event) => event.type === 'ended' && event.contactId === guide);
    expect(ended).toMatchObject({
      record: {
        InitialContactId: guide,
        RelatedContactId: first,
        SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Guide' } },
      },
    });
  });

  it('opens the guide in the language of the call', async () => {
    const clinic = new Clinic();
    const caller = await clinic.isCalled();
    for (const keys of ['2', '1', '04121968', '1', '1']) await caller.presses(keys);
    await caller.isAnsweredBy('ana');
    const asked = clinic.functions.calls.findLast(({ name }) => name === 'brief-agent');
    expect(asked?.event.Details.Parameters).toMatchObject({ language: 'es-US' });
  });

  it.each(['fault', 'hang', 'not-allowed'] as const)(
    'goes on with the plain guide when the history ends with %s',
    async (how) => {
      const answer = how === 'not-allowed' ? { outcome: how } : how;
      const clinic = new Clinic({ answers: { 'brief-agent': answer } });
      const caller = await verified(clinic, '1');
      await caller.presses('1');
      await caller.isAnsweredBy('ana');
      await caller.waits(9);
      const ana = clinic.centre.agent('ana');
      expect(ana.heard).toContain('Ms. Okafor, verified, bill.');
      const nothing = 'Nothing to show. Please ask the caller.';
      expect(ana.view?.data).toMatchObject({ who: nothing, readBack: expect.stringContaining('say back') });
      expect(JSON.stringify(ana.view?.data).split(nothing)).toHaveLength(2);
      ana.submits('Emergency');
      expect(ana.view?.data).toMatchObject({ readBack: expect.stringContaining('dial 911') });
      expect(caller.call.waitsFor).toMatchObject({ what: 'conversation' });
    },
  );

  it('whispers something useful even when the look-up is down', async () => {
    const clinic = new Clinic({ answers: { 'describe-caller': 'fault' } });
    const caller = await inEnglish(clinic, '0');
    await caller.isAnsweredBy('ana');
    expect(clinic.centre.agent('ana').heard).toContain('A caller, not verified.');
  });

  it('loses nothing when the caller hangs up while waiting', async () => {
    const caller = await inEnglish(new Clinic(), '0');
    await caller.hangsUp();
    caller.hasEnded();
    expect(caller.call.record).toMatchObject({ DisconnectReason: 'CUSTOMER_DISCONNECT' });
  });
});

describe('the survey', () => {
  it.each([
    ['1', 'yes'],
    ['2', 'partly'],
    ['3', 'no'],
  ])('asks one question after the agent hangs up: key %s is %s (R-106)', async (key, answer) => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '0');
    await caller.isAnsweredBy('ana');
    clinic.centre.agent('ana').hangsUp();
    caller.hears('One question: was your question solved?');
    await caller.presses(key);
    caller.hears('Thank you. Goodbye.').hasEnded();
    const kept = clinic.functions.calls.find((call) => call.name === 'record-survey-answer');
    expect(kept?.event.Details.Parameters).toEqual({ answer });
  });

  it('thanks a caller who does not answer, and loses no call when the answer cannot be kept', async () => {
    const clinic = new Clinic({ answers: { 'record-survey-answer': 'fault' } });
    const caller = await inEnglish(clinic, '0');
    await caller.isAnsweredBy('ana');
    clinic.centre.agent('ana').hangsUp();
    await caller.presses('3');
    caller.hears('Thank you. Goodbye.').hasEnded();
  });

  it('lets the caller back to a person, or to urgent help', async () => {
    const clinic = new Clinic({ agents: ['ana', 'ben'] });
    const caller = await inEnglish(clinic, '0');
    await caller.isAnsweredBy('ana');
    clinic.centre.agent('ana').hangsUp();
    await caller.presses('0');
    caller.isWaitingIn('front-desk');
    const other = await inEnglish(clinic, '0');
    await other.isAnsweredBy('ben');
    clinic.centre.agent('ben').hangsUp();
    await other.presses('9');
    other.hears('hang up and dial 911');
  });

  it('is never asked after a crisis', async () => {
    const clinic = new Clinic();
    const caller = await inEnglish(clinic, '9');
    await caller.isAnsweredBy('ana');
    clinic.centre.agent('ana').hangsUp();
    caller.hearsNothingOf('One question').hasEnded();
  });
});
