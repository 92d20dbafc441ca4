/** One call's identity functions over ports in memory. */
import {
  fhirPatient,
  numbersOf,
  opensByPersonOnly,
  patientFrom,
  recordNumbersOf,
} from '../../../functions/adapters/fhir/patient.ts';
import { birthDateMac } from '../../../functions/identity/birth-date-mac.ts';
import { phoneLookup, recordLookup } from '../../../functions/identity/lookup-key.ts';
import { noteRecordNumber } from '../../../functions/identity/note-record-number/note-record-number.ts';
import { recogniseCaller } from '../../../functions/identity/recognise-caller/recognise-caller.ts';
import { sendVerificationCode } from '../../../functions/identity/send-verification-code/send-verification-code.ts';
import type { Candidate } from '../../../functions/identity/session.ts';
import { verifyBirthDate } from '../../../functions/identity/verify-birth-date/verify-birth-date.ts';
import { verifyCode } from '../../../functions/identity/verify-code/verify-code.ts';
import { verifyRecordNumber } from '../../../functions/identity/verify-record-number/verify-record-number.ts';
import type { ContactEvent } from '../../../functions/records/contact-events.ts';
import { memoryLookups, memoryMac, memoryPatients, memorySessions } from '../memory.ts';
import { everybody } from '../people.ts';
import { countWaits } from '../waits.ts';

export async function startCentre(clock: { now: Date }) {
  const records = everybody.map((person) => fhirPatient.parse(person));
  const rows = new Map<string, Candidate[]>();
  for (const record of records) {
    const macFor = await birthDateMac(memoryMac, record.birthDate ?? '');
    const candidate = {
      patientId: record.id,
      birthDateMac: macFor(record.id),
      opensByPersonOnly: opensByPersonOnly(record),
    };
    const keys = [
      ...numbersOf(record).map((number) => phoneLookup(memoryMac, number)),
      ...recordNumbersOf(record).map((number) => recordLookup(memoryMac, number)),
    ];
    for (const key of await Promise.all(keys)) rows.set(key, [...(rows.get(key) ?? []), candidate]);
  }
  const events: ContactEvent[] = [];
  const waits = countWaits();
  const { reader, ...written } = memorySessions(events);
  const stores = {
    open: waits.watch(written.open),
    candidates: waits.watch(written.candidates),
    codes: waits.watch(written.codes),
    attempts: waits.watch(written.attempts),
  };
  const patients = memoryPatients(records.map(patientFrom));
  const texts: { to: string; body: string }[] = [];
  let macs = 0;
  const ports = {
    mac: (text: string) => {
      macs += 1;
      return memoryMac(text);
    },
    lookups: waits.watch(memoryLookups(rows)),
    patients: waits.watch(patients),
    attempts: stores.attempts,
    zone: 'America/Los_Angeles',
  };
  const sending = {
    ...ports,
    sessions: stores.codes,
    newCode: () => '271828',
    clinicName: 'Riverside Family Clinic',
    messages: {
      send: async (message: { to: string; body: string }) => {
        texts.push(message);
        return 'sent' as const;
      },
    },
  };

  function call(sessionId: string, from?: string) {
    const request = <I>(input: I) => ({
      input,
      sessionId,
      contactId: sessionId,
      language: 'en-US' as const,
      ...(from === undefined ? {} : { callerNumber: from }),
      now: clock.now,
      deadline: new AbortController().signal,
    });
    return {
      recognise: () => recogniseCaller({ ...ports, sessions: stores.open }, request({})),
      note: (recordNumber: string) =>
        noteRecordNumber({ ...ports, sessions: stores.candidates }, request({ recordNumber })),
      birthDate: (birthDate: string) => verifyBirthDate(ports, request({ birthDate })),
      send: () => sendVerificationCode(sending, request({})),
      code: (code: string) => verifyCode(ports, request({ code })),
      recordNumber: (recordNumber: string) => verifyRecordNumber(ports, request({ recordNumber })),
      session: () => reader.find(sessionId),
    };
  }
  return { call, events, texts, patients, waits, macs: () => macs };
}
