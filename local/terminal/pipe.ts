/** What somebody pipes in, to its end. */
export async function everythingFromPipe(): Promise<string> {
  let text = '';
  for await (const part of process.stdin) text += part;
  return text;
}
