import { queueNames } from '../planned-queues.ts';
import { oneOf, value } from './value.ts';

/** `small`: 5 to 25 agents who do everything. `large`: over 100 in teams. */
export const sizes = ['small', 'large'] as const;
export type Size = (typeof sizes)[number];

export const sizeSetting = oneOf(sizes, {
  why: 'It decides which queues there are and who takes which calls.',
}).default('small');

/** Queues of the clinic beside those of its size; agents pass callers on to them. */
export const moreQueuesSetting = value<readonly string[]>(
  (given) =>
    Array.isArray(given) &&
    given.every((name) => typeof name === 'string' && /^[a-z][a-z0-9-]{0,49}$/.test(name)) &&
    new Set(given).size === given.length &&
    !given.some((name) => queueNames.some((known) => known === name)),
  {
    what: 'is not a list of different queue names that a size does not have by itself',
    why: `${queueNames.join(', ')} come with the size of the clinic.`,
    fix: 'Write small letters, digits and hyphens, e.g. ["pharmacy"].',
  },
).default([]);
