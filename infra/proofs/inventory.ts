/** Every asset of a centre: infra/INVENTORY.md, made from the templates. */
import type { Concrete } from '../templates/concrete.ts';
import { markOf } from '../templates/estate.ts';
import type { Placed } from '../templates/template.ts';
import { holdingOf, isStore } from './holdings.ts';
import { markdown } from './markdown.ts';

/** Named one by one; all others are counted. */
const named = [
  'AWS::Connect::ContactFlow',
  'AWS::Connect::ContactFlowModule',
  'AWS::Connect::HoursOfOperation',
  'AWS::Connect::Instance',
  'AWS::Connect::PhoneNumber',
  'AWS::Connect::Queue',
  'AWS::Connect::SecurityProfile',
  'AWS::KMS::Key',
  'AWS::Lambda::Function',
  'AWS::Lex::Bot',
  'AWS::CloudTrail::Trail',
];

const isNamed = (placed: Placed) =>
  named.includes(placed.resource.Type) || (isStore(placed) && placed.resource.Type !== 'AWS::Logs::LogGroup');

export function inventory(centre: Concrete): string {
  return [
    '# Inventory',
    '',
    'Everything that a deployment makes, of the demo clinic. Made by `npm run prove -- --write`; a difference is a finding. Do not edit.',
    ...centre.stacks.flatMap(({ stack }) => {
      const mine = centre.resources.filter((placed) => placed.stack === stack);
      const counted = Map.groupBy(
        mine.filter((placed) => !isNamed(placed)),
        ({ resource }) => resource.Type,
      );
      return [
        '',
        `## ${stack} (${mine.length})`,
        '',
        ...markdown(
          ['type', 'asset', 'holds', 'kept when the stack goes'],
          [
            ...mine
              .filter(isNamed)
              .map((placed) =>
                [
                  placed.resource.Type,
                  Object.values(markOf(placed)).find((value) => typeof value === 'string') ?? placed.id,
                  holdingOf(placed)?.holds ?? '–',
                  placed.resource.DeletionPolicy?.startsWith('Retain') ? 'yes' : 'no',
                ].map(String),
              ),
            ...[...counted]
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([type, some]) => [type, `${some.length}`, '–', '–']),
          ],
        ),
      ];
    }),
    '',
  ].join('\n');
}
