/** What people decided about calls, which a restored table does not know: to be asked for once more, in the same order. */
import type { AccessEntry } from '../../functions/recordings/access-log.ts';

export type Decision =
  | { readonly ask: 'hold-contact'; readonly body: DecisionBody & { readonly hold: boolean } }
  | { readonly ask: 'delete-contact'; readonly body: DecisionBody };
interface DecisionBody {
  readonly contactId: string;
  readonly ticket: string;
}

/**
 * From the entries of the access log, whose copies nobody can change. Asked twice each is done once, so more may be asked than
 * is lost; that it was asked again stands in the log. What failed then is not decided here.
 */
export function decisionsSince(entries: readonly AccessEntry[], since: Date): readonly Decision[] {
  return entries.flatMap(({ at, action, outcome, contactId, ticket }): Decision[] => {
    if (at < since.toISOString() || outcome !== 'granted' || !contactId || !ticket) return [];
    const body = { contactId, ticket };
    if (action === 'hold' || action === 'lift-hold')
      return [{ ask: 'hold-contact', body: { ...body, hold: action === 'hold' } }];
    return action === 'delete' ? [{ ask: 'delete-contact', body }] : [];
  });
}
