import type { Shape } from './look.ts';

/** Where a shape stands, in pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The outline of a kind of step; the text stands inside, so shapes differ at their ends. */
export function outline(shape: Shape, { left, top, width, height }: Frame, paint: string): string {
  const [right, bottom, middle] = [left + width, top + height, top + height / 2];
  const polygon = (...points: readonly (readonly [number, number])[]): string =>
    `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" ${paint}/>`;
  const rect = (radius: number): string =>
    `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="${radius}" ${paint}/>`;
  switch (shape) {
    case 'round':
      return rect(12);
    case 'pill':
      return rect(Math.min(24, height / 2));
    case 'plain':
      return rect(2);
    case 'barred':
      return `${rect(2)}<path d="M${round(left + 6)} ${round(top)}V${round(bottom)}M${round(right - 6)} ${round(top)}V${round(bottom)}" ${paint}/>`;
    case 'hexagon':
      return polygon(
        [left + 9, top],
        [right - 9, top],
        [right, middle],
        [right - 9, bottom],
        [left + 9, bottom],
        [left, middle],
      );
    case 'diamond':
      return polygon(
        [left + 12, top],
        [right - 12, top],
        [right, top + 12],
        [right, bottom - 12],
        [right - 12, bottom],
        [left + 12, bottom],
        [left, bottom - 12],
        [left, top + 12],
      );
    case 'arrow':
      return polygon([left, top], [right - 14, top], [right, middle], [right - 14, bottom], [left, bottom]);
  }
}

/** A tenth of a pixel is enough. */
export const round = (value: number): number => Math.round(value * 10) / 10;
