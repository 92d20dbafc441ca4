import * as z from 'zod/mini';
import { reasons } from './listeners.ts';

export const contactId = z.string().check(z.regex(/^[\w-]{8,64}$/));
/** Number of a ticket in the clinic's own system, or the id of the message that somebody works on: never a sentence. */
export const ticket = z.string().check(z.regex(/^([A-Za-z]{1,10}-?\d{1,12}|msg_[\w-]{24})$/));
export const reason = z.enum(reasons);
