import { identityLevels } from '../../shared/domain/identity-level.ts';
import { attributes } from '../attributes.ts';

/** Goes on only for a caller who is proven to a level, or above it, as far as a caller can get by telephone. */
export const ifProven = <const Next extends string, const Otherwise extends string>(
  level: 'L1' | 'L2',
  next: Next,
  otherwise: Otherwise,
) =>
  ({
    type: 'Compare',
    value: attributes.identityLevel,
    when: identityLevels
      .slice(identityLevels.indexOf(level), identityLevels.indexOf('L3'))
      .map((enough) => ({ equals: enough, next })),
    otherwise,
  }) as const;
