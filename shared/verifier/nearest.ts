/** The known word that a misspelt one probably means, or undefined. */
export const nearest = (word: string, known: Iterable<string>): string | undefined => nearestOf(known)(word);

/** The same for many words to look up among the same known ones. */
export function nearestOf(known: Iterable<string>): (word: string) => string | undefined {
  const names = Array.from(known, (name): Name => {
    const written = name.toLowerCase();
    return { name, written, letters: lettersOf(written) };
  });
  return (word) => nearestIn(word, names);
}

interface Name {
  readonly name: string;
  readonly written: string;
  readonly letters: number;
}

function nearestIn(word: string, names: readonly Name[]): string | undefined {
  const written = word.toLowerCase();
  let best: string | undefined;
  const letters = lettersOf(written);
  // Words farther away are not looked at any closer.
  let most = Math.floor(Math.max(2, word.length / 4));
  for (const { name, written: other, letters: others } of names) {
    if (Math.abs(name.length - word.length) > most) continue;
    // One edit changes at most two of the letters that occur.
    if (bitsIn(letters ^ others) > 2 * most) continue;
    const distance = editDistance(written, other, most);
    if (distance > most) continue;
    best = name;
    // Of words equally near the first is meant.
    most = distance - 1;
    if (most < 0) break;
  }
  return best;
}

/** One bit for each letter that occurs; some letters share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bitsIn(letters: number): number {
  let bits = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** Letters to insert, delete or replace; some larger number when there are more than `most`. */
function editDistance(a: string, b: string, most: number): number {
  let row = new Int32Array(b.length + 1);
  let next = new Int32Array(b.length + 1).fill(most + 1);
  for (let i = 1; i < row.length; i += 1) row[i] = i;
  for (let i = 1; i <= a.length; i += 1) {
    // Farther from the diagonal there are more edits than may be.
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    next[from - 1] = from === 1 ? i : most + 1;
    let least = next[from - 1] ?? i;
    for (let j = from; j <= to; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      const distance = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (distance < least) least = distance;
      next[j] = distance;
    }
    if (to < b.length) next[to + 1] = most + 1;
    // No row begins lower than the one before was.
    if (least > most) return least;
    [row, next] = [next, row];
  }
  return row[b.length] ?? 0;
}
