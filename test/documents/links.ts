import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Links of a document within the repository that lead to no file or no heading. */
export function brokenLinks(file: string, text: string = readFileSync(file, 'utf8')): readonly string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
  return links.flatMap(([, path = '', heading]) => {
    const target = path === '' ? file : join(dirname(file), path);
    if (path !== '' && !existsSync(target)) return [path];
    if (heading === undefined || !target.endsWith('.md')) return [];
    const headings = path === '' ? headingsOf(text) : headingsOf(readFileSync(target, 'utf8'));
    return headings.includes(heading) ? [] : [`${path}#${heading}`];
  });
}

/** As GitHub makes anchors of them. */
const headingsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
