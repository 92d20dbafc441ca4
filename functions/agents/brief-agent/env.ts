import * as z from 'zod/mini';
import type { Access } from '../../../shared/contract/access.ts';
import { text, timeZone } from '../../variables.ts';

export const environment = z.object({
  SESSIONS_TABLE: text,
  PATIENTS_TABLE: text,
  CONTACT_RECORDS_TABLE: text,
  MESSAGES_TABLE: text,
  APPOINTMENTS_TABLE: text,
  STATEMENTS_TABLE: text,
  CONTACT_EVENTS_TABLE: text,
  CLINIC_TIME_ZONE: timeZone,
});

export const access = {
  SESSIONS_TABLE: ['dynamodb:GetItem'],
  PATIENTS_TABLE: ['dynamodb:GetItem'],
  CONTACT_RECORDS_TABLE: ['dynamodb:Query'],
  MESSAGES_TABLE: ['dynamodb:Query'],
  APPOINTMENTS_TABLE: ['dynamodb:Query'],
  STATEMENTS_TABLE: ['dynamodb:Query'],
  CONTACT_EVENTS_TABLE: ['dynamodb:PutItem'],
} as const satisfies Access;
