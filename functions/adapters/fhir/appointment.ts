import * as z from 'zod/mini';
import type { Appointment } from '../../appointments/appointments.ts';

/** The members of a FHIR R4 Appointment that may be said. Source: hl7.org/fhir/R4/appointment.html */
export const fhirAppointment = z.object({
  status: z.string(),
  start: z.iso.datetime({ offset: true }),
  /** What to bring. R4; R5 has another shape. */
  patientInstruction: z.optional(z.string()),
  participant: z.array(
    z.object({
      actor: z.optional(z.object({ reference: z.optional(z.string()), display: z.optional(z.string()) })),
    }),
  ),
});
export type FhirAppointment = z.infer<typeof fhirAppointment>;

export function appointmentFrom({ start, participant, patientInstruction }: FhirAppointment): Appointment {
  const displayOf = (type: string) =>
    participant.find(({ actor }) => actor?.reference?.startsWith(`${type}/`))?.actor?.display;
  const [practitioner, location] = [displayOf('Practitioner'), displayOf('Location')];
  return {
    start: new Date(start),
    ...(practitioner === undefined ? {} : { with: practitioner }),
    ...(location === undefined ? {} : { where: location }),
    ...(patientInstruction === undefined ? {} : { bring: patientInstruction }),
  };
}
