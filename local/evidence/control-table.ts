import { controls } from '../../infra/proofs/controls.ts';
import { noticeText } from '../../infra/proofs/risks.ts';
import { toCsv } from '../reports/csv.ts';

const columns = [
  'standard',
  'control',
  'asks',
  'how',
  'resources',
  'tests',
  'if it failed',
  'noticed by',
  'left over',
  'duty',
];

/** As infra/CONTROLS.md and infra/RISKS.md have them. */
export const controlTable = (): string =>
  toCsv(
    columns,
    Object.entries(controls).flatMap(([standard, all]) =>
      all.map(({ id, asks, how, by, shownBy, risk: { happens, noticedBy, left, duty } }) => {
        const lists = [by, shownBy].map((list) => list.join('; '));
        return [standard, id, asks, how, ...lists, happens, noticedBy.map(noticeText).join('; '), left, duty];
      }),
    ),
  );
