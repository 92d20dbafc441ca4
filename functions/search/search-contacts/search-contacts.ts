import type { Mac } from '../../identity/mac.ts';
import { type AccessLog, orFailed } from '../../recordings/access-log.ts';
import { listenerRoles } from '../../recordings/listeners.ts';
import { answer, type SignedRequest, type WebAnswer } from '../../recordings/signed-request.ts';
import type { SearchPorts } from '../contact-search.ts';
import { findByAll } from '../find-by-all.ts';
import { readSearch } from './question.ts';

export interface Ports extends SearchPorts {
  readonly mac: Mac;
  readonly log: AccessLog;
}

/**
 * A page of contacts for somebody who may listen to calls; anybody else finds nothing. Who asked, by what, and how many were
 * found is in the access log before the answer leaves; what was asked for never is.
 */
export async function searchContacts(
  ports: Ports,
  { asker, body }: SignedRequest,
  now: Date,
): Promise<{ readonly outcome: string; readonly answer: WebAnswer }> {
  const entry = { at: now.toISOString(), action: 'search', asker: asker.arn, person: asker.person } as const;
  if (asker.role === undefined || !listenerRoles[asker.role].searches) {
    await ports.log.append({ ...entry, outcome: 'refused', refusal: 'no-role' });
    return { outcome: 'no-role', answer: answer(403, { refused: 'no-role' }) };
  }
  const { role } = asker;
  const read = await orFailed(ports.log, { ...entry, role }, () => readSearch(body, ports.mac));
  const granted = { ...entry, role, ...('lookedBy' in read && { lookedBy: read.lookedBy }) };
  const found =
    'problem' in read ? read : await orFailed(ports.log, granted, () => findByAll(ports, read.search));
  if ('problem' in found) {
    await ports.log.append({ ...granted, outcome: 'refused', refusal: 'unreadable-request' });
    return { outcome: 'unreadable-request', answer: answer(400, { problem: found.problem }) };
  }
  await ports.log.append({ ...granted, outcome: 'granted', found: found.contacts.length });
  return { outcome: 'found', answer: answer(200, found) };
}
