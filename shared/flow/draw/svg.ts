import type { Flow } from '../flow.ts';
import { type Note, type PlacedArrow, type PlacedBox, type Point, placed } from './lay-out.ts';
import { type Look, looks } from './look.ts';
import { outline, round } from './outline.ts';
import { type Picture, pictureOf } from './picture.ts';
import { shorten, widthOf } from './text-width.ts';

/** A flow as one SVG document: no scripts, no fonts, no images from elsewhere; every text of the flow is escaped. */
export function drawSvg(flow: Flow): string {
  const picture = pictureOf(flow);
  const { boxes, arrows, notes, simplified, ...size } = placed(picture);
  const width = Math.max(size.width, 760);
  const height = size.height + 84;
  const quiet = arrows.filter((arrow) => arrow.quiet);
  const usual = arrows.filter((arrow) => !arrow.quiet);
  const title = `${picture.title}: ${picture.boxes.length} steps`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img" aria-label="${xml(title)}">`,
    `<title>${xml(title)}</title>`,
    `<style>${style}</style>`,
    `<defs>${head('tip', '#3c4650')}${head('quiet-tip', '#aab1b9')}</defs>`,
    `<rect class="paper" width="100%" height="100%"/>`,
    `<text class="name" x="24" y="36">${xml(picture.title)}</text>`,
    legend(),
    ...(simplified ? [remark(picture)] : []),
    `<g transform="translate(0 72)">`,
    // Quiet lines lie under all others, boxes on top, captions above everything.
    ...quiet.map(line),
    ...usual.map(line),
    ...boxes.map((box) => drawBox(box, box.id === picture.start)),
    ...notes.map(note),
    ...quiet.map(caption),
    ...usual.map(caption),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const style = [
  'text{font-family:"Helvetica Neue",Helvetica,Arial,sans-serif;font-size:11px;fill:#1d242b}',
  '.paper{fill:#fff}.name{font-size:18px;font-weight:600}.title{font-weight:600;font-size:12px}',
  '.line{fill:none;stroke:#3c4650;stroke-width:1.3}.quiet{stroke:#c3c9cf;stroke-width:.9}',
  '.caption{text-anchor:middle;font-size:11px;font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}',
  '.soft{fill:#8d96a1;font-weight:400;font-size:10px}.note{fill:#8d96a1;font-size:10px}.way{fill:#3c4650;font-weight:600}.start{stroke-width:3px}',
].join('');

const head = (id: string, colour: string): string =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker>`;

function line({ points, quiet }: PlacedArrow): string {
  const tip = quiet ? 'quiet-tip' : 'tip';
  return `<path class="line${quiet ? ' quiet' : ''}" d="${smooth(points)}" marker-end="url(#${tip})"/>`;
}

function caption({ caption: text, at, quiet }: PlacedArrow): string {
  if (text === '') return '';
  return `<text class="caption${quiet ? ' soft' : ''}" x="${round(at.x)}" y="${round(at.y + 4)}">${xml(text)}</text>`;
}

const note = ({ x, y, text, quiet }: Note): string =>
  `<text class="note${quiet ? '' : ' way'}" x="${round(x)}" y="${round(y)}">${xml(text)}</text>`;

function drawBox(box: PlacedBox, isStart: boolean): string {
  const { fill, line: stroke, shape } = looks[box.look];
  const [left, top] = [box.x - box.width / 2, box.y - box.height / 2];
  const texts = box.lines.map(
    (text, index) => `<text x="${round(left + 13)}" y="${round(top + 32 + index * 14)}">${xml(text)}</text>`,
  );
  const paint = `fill="${fill}" stroke="${stroke}" stroke-width="1.2"${isStart ? ' class="start"' : ''}`;
  return [
    `<g><title>${xml(box.whole)}</title>`,
    outline(shape, { left, top, width: box.width, height: box.height }, paint),
    `<text class="title" x="${round(left + 13)}" y="${round(top + 17)}">${xml(shorten(box.title, box.width - 28, 13))}</text>`,
    ...texts,
    '</g>',
  ].join('');
}

/** Why there are no lines. */
const remark = ({ arrows }: Picture): string =>
  `<text class="note way" x="24" y="82">Simplified: ${arrows.length} ways are too many for lines. Under each step stands where it leads.</text>`;

/** Which shape means what. */
function legend(): string {
  let x = 24;
  const parts = Object.keys(looks).map((key) => {
    // The keys of `looks` are looks.
    const { title, fill, line: stroke, shape } = looks[key as Look];
    const frame = { left: x, top: 48, width: 26, height: 14 };
    const small = shape === 'hexagon' || shape === 'diamond' || shape === 'arrow' ? 'round' : shape;
    const part = `${outline(small, frame, `fill="${fill}" stroke="${stroke}"`)}<text class="note" x="${x + 31}" y="59">${title}</text>`;
    x += 31 + widthOf(title, 10) + 16;
    return part;
  });
  return parts.join('');
}

/** Through the middle of each pair of points, bending at the points. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const bends = rest.slice(0, -1).map((point, index) => {
    const after = rest[index + 1] ?? last;
    return `Q${round(point.x)} ${round(point.y)} ${round((point.x + after.x) / 2)} ${round((point.y + after.y) / 2)}`;
  });
  return `M${round(first.x)} ${round(first.y)}${bends.join('')}L${round(last.x)} ${round(last.y)}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of a flow as text of XML; control characters, which XML does not allow at all, become a sign. */
export const xml = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd');
