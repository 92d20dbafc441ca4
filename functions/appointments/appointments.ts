/** A visit as it may be said at level 1: when, with whom, where, what to bring. Never the reason. From data. */
export interface Appointment {
  readonly start: Date;
  readonly with?: string;
  readonly where?: string;
  readonly bring?: string;
}

export interface Appointments {
  /** The first booked one that starts after an instant. */
  next(patientId: string, after: Date): Promise<Appointment | undefined>;
  /** The booked ones that start after an instant, the first one first. */
  ahead(patientId: string, after: Date): Promise<readonly Appointment[]>;
}
