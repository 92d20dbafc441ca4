/** Epoch milliseconds as Connect writes them, e.g. `2026-03-02T14:00:00Z`. The latest day is kept: calls are of one day. */
export function instant(at: number): string {
  const second = Math.floor(at / 1000);
  const day = Math.floor(second / secondsOfDay);
  if (day !== lastDay) {
    lastText = new Date(day * secondsOfDay * 1000).toISOString().slice(0, 11);
    lastDay = day;
  }
  const rest = second - day * secondsOfDay;
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60];
  return `${lastText}${two[hours]}:${two[minutes]}:${two[rest % 60]}Z`;
}

const secondsOfDay = 86_400;
const two: readonly string[] = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

let lastDay = Number.NaN;
let lastText = '';
