import { isoDate, onTheWall } from '../../../shared/domain/clinic-time.ts';
import type { Worklist } from '../worklist.ts';

interface Ports {
  readonly worklist: Pick<Worklist, 'page'>;
  /** Of the clinic, IANA. */
  readonly zone: string;
}

/** Whether somebody waits for a call back longer than was promised. The first of the list is the one that is due first. */
export async function findOverdueMessages({ worklist, zone }: Ports, at: Date): Promise<string> {
  const [first] = await worklist.page(1);
  return first && first.dueOn < isoDate(onTheWall(zone, at).date) ? 'overdue' : 'none';
}
