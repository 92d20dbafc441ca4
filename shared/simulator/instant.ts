/** Epoch milliseconds as Connect writes them, e.g. `2026-03-02T14:00:00Z`. The latest is kept: contacts ask in groups. */
export function instant(at: number): string {
  const second = Math.floor(at / 1000);
  if (second !== lastSecond) {
    lastText = `${new Date(second * 1000).toISOString().slice(0, 19)}Z`;
    lastSecond = second;
  }
  return lastText;
}

let lastSecond = Number.NaN;
let lastText = '';
