/** Pixels a text takes at 11 px in a usual sans-serif; there is nothing to measure with outside a browser. */
export function widthOf(text: string, size = 11): number {
  let width = 0;
  for (const character of text) width += widthOfOne(character);
  return width * size;
}

function widthOfOne(character: string): number {
  if (
    /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
      character,
    )
  )
    return 1;
  if (/[iljtfrI.,:;'|!()[\]“” ]/.test(character)) return narrowest;
  return /[mwMWA-Z@%]/.test(character) ? 0.76 : 0.57;
}

/** The narrowest character, as a share of the size: what a width can hold at most is cut off before it is measured. */
const narrowest = 0.34;
const beginning = (text: string, width: number, size = 11): string =>
  text.slice(0, Math.ceil(width / (narrowest * size)) + 2);

/** A text in lines no wider than the room; what is left over ends in an ellipsis. Words that are too long are cut. */
export function wrap(text: string, room: { readonly width: number; readonly lines: number }): string[] {
  const lines: string[] = [];
  let line = '';
  // Twice the room: what is cut off still shows as an ellipsis, wherever the lines break.
  const most = beginning(text, 2 * room.width * room.lines);
  for (const word of pieces(most, room.width)) {
    const longer = line === '' ? word.trimStart() : line + word;
    if (widthOf(longer) <= room.width) line = longer;
    else {
      lines.push(line);
      line = word.trimStart();
    }
    if (lines.length === room.lines) break;
  }
  if (lines.length < room.lines && line !== '') lines.push(line);
  else if (line !== '') lines[room.lines - 1] = shorten(`${lines[room.lines - 1]} ${line}`, room.width);
  return lines;
}

/** Longest beginning that fits, with an ellipsis when something was cut off. */
export function shorten(text: string, width: number, size = 11): string {
  const most = beginning(text, width, size);
  if (most === text && widthOf(text, size) <= width) return text;
  let kept = '';
  for (const character of most) {
    if (widthOf(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Words with the blank before them, and dots or slashes where a long name may be broken. */
function pieces(text: string, width: number): string[] {
  const words = text.replace(/\s+/g, ' ').match(/ ?[^ ]+/g) ?? [];
  return words.flatMap((word) => {
    if (widthOf(word) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    for (const character of word) {
      if (widthOf(part + character) > width) {
        parts.push(part);
        part = '';
      }
      part += character;
    }
    return [...parts, part];
  });
}
