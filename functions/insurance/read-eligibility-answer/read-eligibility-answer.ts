import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { readEligibilityAnswer as contract } from '../../../shared/contract/read-eligibility-answer.ts';
import { speakable } from '../../../shared/domain/speakable.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import { spokenBenefits } from '../../../shared/domain/spoken-benefits.ts';
import type { ConnectRequest } from '../../connect-request.ts';
import type { ContactEvents } from '../../records/contact-events.ts';
import type { Checks } from '../checks.ts';

export interface Ports {
  readonly checks: Pick<Checks, 'find'>;
  readonly events: ContactEvents;
}

/** A check exists only for a call that was verified to level 2, so being of this call is proof enough. */
export async function readEligibilityAnswer(
  { checks, events }: Ports,
  { input, sessionId, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const check = await checks.find(input.checkId);
  if (check?.sessionId !== sessionId) return { outcome: 'not-allowed' };
  const { answer, patientId } = check;
  if (!answer) return { outcome: 'pending' };
  if (answer.status === 'unavailable') return { outcome: 'unavailable' };
  await events.append({
    kind: 'disclosure',
    dataClass: 'coverage',
    contactId: sessionId,
    at: now,
    function: 'read-eligibility-answer',
    level: 'L2',
    patientId,
  });
  switch (answer.status) {
    case 'active':
      return {
        outcome: 'active',
        spokenPlan: speakable(answer.plan),
        spokenBenefits: spokenBenefits(answer.benefits, language, speechIn(language)),
      };
    case 'inactive':
      return { outcome: 'inactive', spokenPlan: speakable(answer.plan) };
    case 'not-found':
      return { outcome: 'not-found' };
  }
}
