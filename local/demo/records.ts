/** FHIR resources and statements for a demo patient, relative to today. */
import type {
  CoverageResource,
  EmbeddedAnswer,
  NewCoverage,
} from '../../functions/adapters/dynamodb/coverage-items.ts';
import type { Resource } from '../../functions/adapters/dynamodb/patient-items.ts';
import { pronunciation, textsAgreed } from '../../functions/adapters/fhir/patient.ts';
import type { Charge, Statement } from '../../shared/domain/statements.ts';
import type { Bill, Circumstances, DemoPatient } from './people.ts';

const practitioners = ['Dr. Lindqvist', 'Dr. Achebe'];
const places = ['Elm Street office', 'Harbor office'];

export function patientResource(person: DemoPatient): Resource {
  const { prefix, given, family, usual, says } = person;
  const spoken = says === undefined ? {} : { extension: [{ url: pronunciation, valueString: says }] };
  const agreed =
    person.textsAgreed === false ? { extension: [{ url: textsAgreed, valueBoolean: false }] } : {};
  return {
    resourceType: 'Patient',
    id: person.id,
    active: true,
    ...(person.closed === 'restricted' && {
      meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
    }),
    ...(person.closed === 'deceased' && { deceasedBoolean: true }),
    identifier: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
        value: person.recordNumber,
      },
    ],
    name: [
      { use: 'official', prefix: [prefix], given: [given], family, ...spoken },
      ...(usual === undefined ? [] : [{ use: 'usual', text: usual }]),
    ],
    telecom: [{ system: 'phone', use: 'mobile', value: numberOf(person), ...agreed }],
    birthDate: person.birthDate,
    communication: [
      { language: { coding: [{ system: 'urn:ietf:bcp:47', code: person.language }] }, preferred: true },
    ],
  };
}

export const numberOf = ({ line }: Pick<DemoPatient, 'line'>): string => `+120655501${line}`;

export function appointmentResource(
  person: Circumstances,
  at: { readonly now: Date; readonly zone: string },
): Resource | undefined {
  const { appointment } = person;
  if (!appointment) return undefined;
  const day = new Date(at.now.getTime() + appointment.inDays * 86_400_000);
  const start = onTheWall(day, appointment, at.zone);
  return {
    resourceType: 'Appointment',
    id: `${person.id}-visit`,
    status: 'booked',
    start: start.toISOString(),
    end: new Date(start.getTime() + 20 * 60_000).toISOString(),
    ...(appointment.bring !== undefined && { patientInstruction: appointment.bring }),
    participant: [
      { actor: { reference: `Patient/${person.id}` }, status: 'accepted' },
      {
        actor: {
          reference: `Practitioner/${appointment.with}`,
          display: practitioners[appointment.with] ?? '',
        },
        status: 'accepted',
      },
      {
        actor: { reference: `Location/${appointment.with}`, display: places[appointment.with] ?? '' },
        status: 'accepted',
      },
    ],
  };
}

/** The instant of a time on the clinic's wall, on the day of `day` there. */
function onTheWall(day: Date, { hour, minute }: { hour: number; minute: number }, zone: string): Date {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(day);
  const utc = new Date(`${date}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`);
  const there = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(utc);
  const [, sign = '+', hours = '0', minutes = '0'] =
    /GMT([+-])(\d{2}):(\d{2})/.exec(there.find((p) => p.type === 'timeZoneName')?.value ?? '') ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return new Date(utc.getTime() - offset * 60_000);
}

const answers: Readonly<Record<NonNullable<Circumstances['insurance']>, EmbeddedAnswer>> = {
  active: {
    status: 'active',
    plan: 'Bluewater Health',
    officeVisitCopay: 2500,
    deductibleLeft: 31_000,
    seconds: 3,
  },
  inactive: { status: 'inactive', plan: 'Bluewater Health', seconds: 2 },
  'not-found': { status: 'not-found', seconds: 2 },
  slow: { status: 'active', plan: 'Summit Mutual', officeVisitCopay: 4000, seconds: 12 },
  unavailable: { status: 'unavailable', seconds: 1 },
};

export function coverageOf({ id, insurance, recordNumber }: Circumstances): NewCoverage | undefined {
  if (!insurance) return undefined;
  const resource: CoverageResource = {
    resourceType: 'Coverage',
    status: 'active',
    subscriberId: `CL${recordNumber}`,
    order: 1,
    payor: [{ display: answers[insurance].plan ?? 'Bluewater Health' }],
  };
  return { patientId: id, coverageId: `${id}-1`, resource, embeddedAnswer: answers[insurance] };
}

const services: Readonly<Record<Bill['service'], Charge['service']>> = {
  visit: {
    'en-US': 'office visit',
    'es-US': 'consulta',
    'it-IT': 'visita in ambulatorio',
    'zh-CN': '门诊就诊',
    'ru-RU': 'визит к врачу',
  },
  'blood-test': {
    'en-US': 'blood test',
    'es-US': 'análisis de sangre',
    'it-IT': 'analisi del sangue',
    'zh-CN': '验血',
    'ru-RU': 'анализ крови',
  },
  'x-ray': {
    'en-US': 'X-ray',
    'es-US': 'radiografía',
    'it-IT': 'radiografia',
    'zh-CN': 'X光检查',
    'ru-RU': 'рентген',
  },
};

export function statementsOf({ id, bills = [] }: Circumstances, now: Date): Statement[] {
  return bills.map(({ daysAgo, billed, insurancePaid, adjusted = 0, service }, index) => ({
    statementId: `${id}-${index + 1}`,
    visitDate: new Date(now.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10),
    charges: [{ service: services[service], billed, insurancePaid, adjusted }],
    paid: 0,
    pending: 0,
  }));
}
