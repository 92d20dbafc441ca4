/** A day on the wall calendar, in no zone. `month` 1–12. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A time on the wall clock. `hour` 0–23. */
export interface WallTime {
  readonly hour: number;
  readonly minute: number;
}

/** What calendar and clock on the clinic's wall show at an instant. `zone`: IANA name; an unknown one is a RangeError. */
export function onTheWall(
  zone: string,
  instant: Date,
): { readonly date: CalendarDate; readonly time: WallTime } {
  const parts = new Map(
    clock(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
  return {
    date: { year: read('year'), month: read('month'), day: read('day') },
    time: { hour: read('hour'), minute: read('minute') },
  };
}

/** The name of a zone by which a clock on a wall can go, e.g. "America/New_York" or "UTC". */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$|^UTC$/.test(name)) return false;
  try {
    clock(name);
    return true;
  } catch {
    return false;
  }
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: CalendarDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** "1968-04-12", as FHIR writes a date. */
export function isoDate({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter takes longer than all else here, so each zone's is kept. */
function clock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  clocks.set(zone, made);
  return made;
}
