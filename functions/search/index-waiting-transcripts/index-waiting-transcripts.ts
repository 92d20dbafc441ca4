import { type IndexTranscriptPorts, indexStored } from '../index-transcript/index-transcript.ts';

/** As many as a run does within its time: each costs about twenty requests. */
const mostAtOnce = 100;

/** Transcripts that were there before the records of their calls: those whose record has come are indexed now. */
export async function indexWaitingTranscripts(
  ports: IndexTranscriptPorts,
): Promise<'nothing-waits' | 'indexed' | 'still-waiting'> {
  const some = await ports.waiting.some(mostAtOnce);
  let indexed = 0;
  for (const { contactId, key } of some) {
    const outcome = await indexStored(ports, key);
    if (typeof outcome !== 'string') continue;
    await ports.waiting.remove(contactId);
    if (outcome === 'indexed') indexed += 1;
  }
  if (some.length === 0) return 'nothing-waits';
  return indexed > 0 ? 'indexed' : 'still-waiting';
}
