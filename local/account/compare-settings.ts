/** Settings of two stages, leaf by leaf: `hours.monday` is a leaf, since its stretches make sense together only. */
export interface SettingDifference {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export function compareSettings(before: unknown, after: unknown): readonly SettingDifference[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((path) => {
    const [was = 'not set', is = 'not set'] = [old.get(path), now.get(path)];
    return was === is ? [] : [{ path, before: was, after: is }];
  });
}

function leavesOf(value: unknown, path: readonly string[] = [], found = new Map<string, string>()) {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, member] of Object.entries(value)) leavesOf(member, [...path, key], found);
  } else if (value !== undefined) found.set(path.join('.'), JSON.stringify(value));
  return found;
}
