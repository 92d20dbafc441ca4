import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { readBackPhoneNumber as contract } from '../../../shared/contract/read-back-phone-number.ts';
import { isDialable, toE164 } from '../../../shared/domain/phone-number.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import type { ConnectRequest } from '../../connect-request.ts';

/** Looks nothing up: whether the number is on any file is nobody's business here. */
export async function readBackPhoneNumber({
  input,
  language,
}: Pick<ConnectRequest<typeof contract>, 'input' | 'language'>): Promise<AnswerOf<typeof contract>> {
  const number = toE164(input.phoneNumber);
  if (number === undefined || !isDialable(number)) return { outcome: 'invalid' };
  return { outcome: 'understood', spokenNumber: speechIn(language).phone(number), dialable: number };
}
