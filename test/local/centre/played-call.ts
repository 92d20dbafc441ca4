import type { LocalCentre } from '../../../local/centre/start-centre.ts';
import { playScript, readScript } from '../../../local/terminal/script.ts';
import type { CallEvent } from '../../../shared/simulator/events.ts';

/** A call played to its end; what was said, in order. */
export async function call(centre: LocalCentre, keys: string, from = '+12065550100') {
  const id = centre.call(from);
  await playScript(centre, id, readScript(keys));
  await centre.built.eventSources.settled();
  const story = centre.view().calls.find((c) => c.id === id);
  const heard = story?.lines.filter(({ who }) => who === 'clinic').map(({ text }) => text) ?? [];
  return { id, story, heard: heard.join('\n') };
}

/** Whether anything was being recorded when each part of a card was keyed in. */
export function recordingAtCardDigits(events: readonly CallEvent[], id: string): readonly boolean[] {
  let recording = false;
  const ofCall = events.filter((event) => event.contactId === id);
  return ofCall.flatMap((event) => {
    if (event.type === 'recording-changed') recording = event.agent || event.customer || event.ivr;
    return event.type === 'entered' && event.encrypted ? [recording] : [];
  });
}

/** What is stored of each leg, and from when to when. Epoch milliseconds. */
export function recordingsOf({ endpoints, built }: LocalCentre, records: readonly unknown[]) {
  const objects = endpoints.s3.objects(built.data.byVariable.get('RECORDINGS_BUCKET'));
  return records.flatMap((record) => {
    const { ContactId, Recordings } = Object(record);
    const wav = objects.find(({ key }) => key.startsWith('recordings/') && key.includes(ContactId))?.bytes;
    const { StartTimestamp, StopTimestamp } = Object(Recordings?.[0]);
    return wav ? [{ wav, start: Date.parse(StartTimestamp), stop: Date.parse(StopTimestamp) }] : [];
  });
}

/** What a message after the tone leaves: its sound, the id of its row, and what the log says of recording. */
export async function voicemailOf({ endpoints, built }: LocalCentre, contactId: string) {
  const { byVariable } = built.data;
  const items = (variable: string) => endpoints.dynamodb.items(byVariable.get(variable) ?? '');
  const rows = await items('MESSAGES_TABLE');
  const events = await items('CONTACT_EVENTS_TABLE');
  return {
    stored: endpoints.s3
      .objects(byVariable.get('RECORDINGS_BUCKET'))
      .filter(({ key }) => key.includes(contactId)),
    messageId: String(Object(rows.find((row) => Object(row.spokenIn).S === contactId)?.messageId).S),
    logged: events
      .filter((item) => Object(item.contactId).S === contactId && Object(item.kind).S === 'recording')
      .map(({ step, on }) => `${Object(step).S ?? 'sound'} ${Object(on).BOOL ? 'on' : 'off'}`),
  };
}
