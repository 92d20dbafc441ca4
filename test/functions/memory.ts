/** The ports of identity and appointments in memory: for tests of use cases, and held to the same suite as DynamoDB. */
import { createHmac } from 'node:crypto';
import type { Appointment, Appointments } from '../../functions/appointments/appointments.ts';
import { type Attempts, attemptsPerCall } from '../../functions/identity/attempt.ts';
import { codesPerCall } from '../../functions/identity/code.ts';
import type { Lookups } from '../../functions/identity/lookups.ts';
import type { Mac } from '../../functions/identity/mac.ts';
import type { CandidateSessions } from '../../functions/identity/note-record-number/note-record-number.ts';
import type { Patient, Patients } from '../../functions/identity/patients.ts';
import type { OpenSessions } from '../../functions/identity/recognise-caller/recognise-caller.ts';
import type { CodeSessions } from '../../functions/identity/send-verification-code/send-verification-code.ts';
import {
  type Candidate,
  emptySession,
  type Session,
  type SessionReader,
} from '../../functions/identity/session.ts';
import type { ContactEvent, ContactEvents } from '../../functions/records/contact-events.ts';
import { reaches } from '../../shared/domain/identity-level.ts';

export const memoryMac: Mac = async (text) =>
  createHmac('sha256', 'test key').update(text).digest('base64url');

/** Everything a call's identity is kept in. */
export interface SessionStores {
  readonly reader: SessionReader;
  readonly open: OpenSessions;
  readonly candidates: CandidateSessions;
  readonly codes: CodeSessions;
  readonly attempts: Attempts;
}

export function memorySessions(events: ContactEvent[] = []): SessionStores {
  const sessions = new Map<string, Session>();
  const counts = new Map<string, number>();
  const of = (id: string) => sessions.get(id) ?? emptySession(id);
  return {
    reader: { find: async (id) => sessions.get(id) },
    open: {
      open: async (session) => {
        if (!sessions.has(session.sessionId)) sessions.set(session.sessionId, session);
      },
    },
    candidates: {
      failuresOf: async (counter) => counts.get(counter) ?? 0,
      noteCandidates: async ({ sessionId, foundBy, candidates, recordCounter }) => {
        sessions.set(sessionId, { ...of(sessionId), foundBy, candidates, recordCounter });
      },
    },
    codes: {
      keepCode: async (id, code) => {
        const session = of(id);
        const { patientId, level, failures, codesSent } = session;
        if (patientId === undefined || !reaches(level, 'L1') || failures >= attemptsPerCall)
          return 'not-allowed';
        if (codesSent >= codesPerCall) return 'too-many';
        sessions.set(id, { ...session, code: { ...code, patientId }, codesSent: codesSent + 1 });
        return { patientId };
      },
    },
    attempts: {
      standing: async (id, callerKey) => ({
        session: sessions.get(id),
        failuresOfNumber: callerKey === undefined ? 0 : (counts.get(callerKey) ?? 0),
      }),
      settle: async ({ sessionId, counters, failuresSeen, newFailures, proof, event }) => {
        const session = of(sessionId);
        if (session.failures !== failuresSeen) throw new Error('another attempt was faster');
        sessions.set(sessionId, { ...session, ...proof, failures: failuresSeen + newFailures });
        for (const key of counters) counts.set(key, (counts.get(key) ?? 0) + newFailures);
        events.push(event);
      },
    },
  };
}

export function memoryEvents(list: ContactEvent[]): ContactEvents {
  return { append: async (event) => void list.push(event) };
}

export function memoryLookups(rows: ReadonlyMap<string, readonly Candidate[]>): Lookups {
  return { find: async (key) => rows.get(key) ?? [] };
}

export function memoryPatients(patients: readonly Patient[]): Patients & { readonly read: string[] } {
  const read: string[] = [];
  return {
    read,
    find: async (id) => {
      read.push(id);
      return patients.find(({ patientId }) => patientId === id);
    },
  };
}

export function memoryAppointments(rows: readonly (Appointment & { patientId: string })[]): Appointments {
  const ahead = (id: string, after: Date) =>
    rows
      .filter(({ patientId, start }) => patientId === id && start > after)
      .sort((one, other) => one.start.getTime() - other.start.getTime());
  return {
    next: async (id, after) => ahead(id, after)[0],
    ahead: async (id, after) => ahead(id, after),
  };
}
