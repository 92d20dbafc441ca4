/** The flows and modules of a live Amazon Connect instance, whole or not at all. */
import { patientAsker } from '../account/asking.ts';
import { openConnect } from '../account/open-connect.ts';
import { unhurried } from '../account/pace.ts';
import { type LiveInstance, readInstance } from '../account/read-instance.ts';
import { UnreadablePathError } from './read-flows.ts';

/** Those with the wanted names. Throws `UnreadablePathError` when the instance cannot be read, with the reason. */
export async function flowsOfInstance(
  instance: string,
  wanted: ReadonlySet<string>,
): Promise<Pick<LiveInstance, 'flows' | 'others'>> {
  const connect = openConnect({}, instance);
  try {
    const live = await readInstance({
      connect,
      instance,
      ask: patientAsker(unhurried(() => {})),
      kinds: ['flow', 'module'],
      wanted: (_kind, name) => wanted.has(name),
    });
    if (live.unread.length > 0)
      throw new UnreadablePathError(`The instance "${instance}" cannot be read: ${live.unread.join('; ')}`);
    return { flows: live.flows, others: live.others.map((one) => one.replace(/^\w+ /, '')) };
  } finally {
    connect.destroy();
  }
}
