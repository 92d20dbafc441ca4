import { fhirAppointment } from '../fhir/appointment.ts';
import { toItem } from './attribute-values.ts';
import type { Resource, TableItem } from './patient-items.ts';
import { readAs } from './read-as.ts';

/** A FHIR Appointment as the telephone finds it: by patient and instant, whatever offset the record wrote. */
export function appointmentItem(patientId: string, appointment: Resource): TableItem {
  const { start } = readAs(fhirAppointment, appointment, 'APPOINTMENTS_TABLE');
  return {
    table: 'APPOINTMENTS_TABLE',
    item: toItem({ patientId, start: new Date(start).toISOString(), resource: appointment }),
  };
}
