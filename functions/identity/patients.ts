/** What the telephone needs to know of a patient; the rest of the record stays in the table. */
export interface Patient {
  readonly patientId: string;
  /** As the patient wants to be greeted. From data: not yet made speakable. */
  readonly greetingName: string;
  /** Respelling for whoever says the name, e.g. "oh-KAH-for". From data. */
  readonly pronunciation?: string;
  /** E.164; only where texts are agreed to. */
  readonly mobile?: string;
  /** BCP 47, e.g. `es-US`. From data. */
  readonly language?: string;
}

export interface Patients {
  find(patientId: string): Promise<Patient | undefined>;
}
