/** Marks and rows of recordings as their writers leave them, for tests that begin there. */
import type { TableItem } from '../../../functions/adapters/dynamodb/patient-items.ts';
import { recordingItem } from '../../../functions/adapters/dynamodb/recordings.ts';

/** `#hold#LEGAL-4` or `#deleted`. */
export const markOf = (contactId: string, mark: string): TableItem => ({
  table: 'RECORDINGS_TABLE',
  item: {
    contactId: { S: contactId },
    object: { S: mark },
    at: { S: '2026-11-21T11:00:00.000Z' },
    person: { S: 'cleo' },
    ticket: { S: mark.split('#').at(-1) === 'deleted' ? 'DEL-9' : (mark.split('#').at(-1) ?? '') },
  },
});

/** What the index says of a recording whose object is gone. */
export const recordingRow = (contactId: string): TableItem => ({
  table: 'RECORDINGS_TABLE',
  item: recordingItem({
    contactId,
    key: `recordings/2026/03/03/${contactId}.wav`,
    kind: 'recording',
    versionId: 'v-1',
    etag: 'e-1',
    size: 9,
    storedAt: '2026-03-03T10:05:00.000Z',
  }),
});

/** A record that was put under hold before it came. */
export const heldRecord = (contactId: string): TableItem => ({
  table: 'CONTACT_RECORDS_TABLE',
  item: { contactId: { S: contactId }, held: { BOOL: true }, lastUpdate: { S: '0' } },
});
