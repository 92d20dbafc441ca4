/** Names and prompts come from foreign files: a control character becomes `\u001b`, for it must not reach a terminal. */
export const visible = (line: string): string =>
  line.replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The same for a text of several lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');
