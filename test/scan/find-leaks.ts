/** Text of one place where something is kept: a table, an object, the log of a function. */
export interface Place {
  readonly name: string;
  readonly text: string;
}

/** What must not be found, and where it may be all the same. */
export interface Secret {
  readonly kind:
    | 'card number'
    | 'verification code'
    | 'birth date'
    | 'phone number'
    | 'record number'
    | 'name';
  /** As it stands there, or all that looks like it: then with the flag `g`. */
  readonly value: string | RegExp;
}

export interface Leak {
  readonly place: string;
  readonly kind: Secret['kind'];
  /** Where in the text: never what, a report of leaks must not leak. */
  readonly at: number;
}

/**
 * Places that hold such data by their purpose, each with the kinds it may hold and why. Everything else must be clean.
 */
const allowed: readonly {
  readonly place: RegExp;
  readonly kinds: readonly Secret['kind'][];
  readonly because: string;
}[] = [
  {
    place: /^table \S*Patients/,
    kinds: ['birth date', 'phone number', 'record number', 'name'],
    because: 'the FHIR Patient itself: what the clinic knows of a person, under the records key',
  },
  {
    place: /^text messages$/,
    kinds: ['phone number', 'verification code'],
    because:
      'a text goes to a number and carries the code; the service delivers it and keeps nothing of ours',
  },
  {
    place: /^stream /,
    kinds: ['phone number'],
    because: 'Connect writes the caller into its contact records; the stream is encrypted and lasts a week',
  },
];

/** Every secret in every place where it must not be. It counts only as a whole: a longer number is another number. */
export function findLeaks(places: Iterable<Place>, secrets: readonly Secret[]): Leak[] {
  const leaks: Leak[] = [];
  for (const { name, text } of places) {
    const mayHold = new Set(allowed.filter(({ place }) => place.test(name)).flatMap(({ kinds }) => kinds));
    for (const { kind, value } of secrets) {
      if (mayHold.has(kind) || value === '') continue;
      for (const { at, length } of occurrences(text, value))
        if (isWhole(text, at, length)) leaks.push({ place: name, kind, at });
    }
  }
  return leaks;
}

function* occurrences(text: string, value: string | RegExp): Iterable<{ at: number; length: number }> {
  if (typeof value !== 'string') {
    for (const { index, 0: found } of text.matchAll(value)) yield { at: index, length: found.length };
    return;
  }
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
    yield { at, length: value.length };
}

/** Cipher text and ids are runs of letters and digits; what a person keyed or is called stands by itself. */
function isWhole(text: string, at: number, length: number): boolean {
  const edge = /[\p{L}0-9+/_]/u;
  return !edge.test(text[at - 1] ?? ' ') && !edge.test(text[at + length] ?? ' ');
}
