import type { AnswerOf } from '../../../shared/contract/define-contract.ts';
import type { readBackBirthDate as contract } from '../../../shared/contract/read-back-birth-date.ts';
import { parseBirthDate } from '../../../shared/domain/birth-date.ts';
import { onTheWall } from '../../../shared/domain/clinic-time.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import type { ConnectRequest } from '../../connect-request.ts';

export async function readBackBirthDate(
  { zone }: { readonly zone: string },
  { input, language, now }: ConnectRequest<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  const date = parseBirthDate(input.birthDate, onTheWall(zone, now).date);
  if (!date) return { outcome: 'impossible' };
  return { outcome: 'understood', spokenDate: speechIn(language).birthDate(date) };
}
