/** Where the old console's values come from, as JSONPaths. */

const roots: Readonly<Record<string, string>> = {
  External: '$.External',
  'User Defined': '$.Attributes',
  Lex: '$.Lex.SessionAttributes',
  'Lex Slots': '$.Lex.Slots',
};

/** Observed in exports: the first three. The others are the console's labels of the attributes that the guide lists. */
const system: Readonly<Record<string, string>> = {
  'Stored customer input': '$.StoredCustomerInput',
  Channel: '$.Channel',
  'Customer Number': '$.CustomerEndpoint.Address',
  'Dialed Number': '$.SystemEndpoint.Address',
  'Queue name': '$.Queue.Name',
  'Queue ARN': '$.Queue.ARN',
  'Contact id': '$.ContactId',
  'Initial Contact id': '$.InitialContactId',
  'Previous Contact id': '$.PreviousContactId',
  'Text to speech voice': '$.TextToSpeechVoiceId',
  Language: '$.LanguageCode',
  'Instance ARN': '$.InstanceARN',
};

/** `guessed`: no export and no page shows this name; the path follows the pattern of the others. */
export function legacyPath(namespace: string, name: string): { path: string; guessed: boolean } {
  if (namespace === 'System') {
    const known = Object.hasOwn(system, name) ? system[name] : undefined;
    return { path: known ?? below('$', name), guessed: known === undefined };
  }
  const root = Object.hasOwn(roots, namespace) ? roots[namespace] : undefined;
  return { path: below(root ?? below('$', namespace), name), guessed: root === undefined };
}

/** Names with other characters than letters, digits, `_` and `-` stand in brackets. */
const below = (root: string, name: string): string =>
  /^[\w-]+$/.test(name) ? `${root}.${name}` : `${root}.['${name.replaceAll(/['[\]]/g, '')}']`;
