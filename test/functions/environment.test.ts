import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readEnvironment } from '../../functions/environment.ts';

const environment = z.object({ A_TABLE: z.string().check(z.minLength(1)), B_TABLE: z.string() });

describe('the environment of a function', () => {
  it('is what its env.ts declares', () => {
    expect(readEnvironment(environment, { A_TABLE: 'a', B_TABLE: 'b', OTHER: 'c' })).toEqual({
      A_TABLE: 'a',
      B_TABLE: 'b',
    });
  });

  it('names every variable that is missing, and no value', () => {
    expect(() => readEnvironment(environment, { A_TABLE: '' })).toThrow(
      'missing-environment: set A_TABLE, B_TABLE; infra gives a function what its env.ts lists',
    );
  });
});
