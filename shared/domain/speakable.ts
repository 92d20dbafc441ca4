/** Longest text from data that a caller is asked to listen to. Unit: characters. */
const longest = 600;

/**
 * Text from data (a name, a place, an instruction) as it may be put into something spoken. Mark-up would become SSML, and
 * `$.` a path that Connect resolves; neither survives, whatever the data hold. Nor does what a voice cannot say.
 */
export function speakable(text: string): string {
  const said = text
    .normalize('NFC')
    // Each becomes a space, so that what stood apart cannot join into something new.
    .replace(
      /[<>&\p{C}\p{Z}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u20e3|\ufe0e|\ufe0f/gu,
      ' ',
    )
    // A price keeps its sign; a path has none to begin with.
    .replace(/\$(?!\d)/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim();
  return said.length <= longest ? said : shortened(said);
}

/** Ends at a word where there is one, and never within a character. */
function shortened(text: string): string {
  const end = text.lastIndexOf(' ', longest);
  return end > 0 ? text.slice(0, end) : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}
