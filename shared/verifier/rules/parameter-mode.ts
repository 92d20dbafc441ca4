import type { ParameterSpec } from '../../flow/action-spec.ts';
import type { Json } from '../../flow/document.ts';
import { pathsIn } from '../../flow/paths.ts';
import { compare, end, example } from '../example.ts';
import { slotsOf } from '../parameters.ts';
import { textsIn } from '../reads.ts';
import type { Rule } from '../rule.ts';

export const parameterMode: Rule = {
  id: 'parameter-mode',
  level: 'error',
  what: 'JSONPaths stand only where the action resolves them',
  why: 'A path in a parameter that must be static is taken word for word or refused; a Compare without a path has nothing to compare.',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions-parameter-restrictions.html',
  wrong: example({ route: compare('topic', { bill: 'bye' }, 'bye'), bye: end }),
  right: example({ route: compare('$.Attributes.topic', { bill: 'bye' }, 'bye'), bye: end }),
  *check(context) {
    for (const { step, where, spec, value, level } of slotsOf(context)) {
      if (!spec || spec.properties || value === undefined) continue;
      const problem = problemOf(spec.mode, value);
      if (problem)
        yield { step, message: `${where} ${problem.is}.`, fix: problem.fix, ...(level && { level }) };
    }
  },
};

function problemOf(mode: ParameterSpec['mode'], value: Json): { is: string; fix: string } | undefined {
  // Paths may stand anywhere in these.
  if (mode === 'any' || mode === 'unstated') return undefined;
  for (const { text } of textsIn(value)) {
    const paths = pathsIn(text);
    const whole = paths[0] === text.trim();
    if (mode === 'static' && paths.length > 0) {
      return { is: `holds the path ${paths[0]}, but must be static`, fix: 'Write the value itself.' };
    }
    if (mode === 'single' && paths.length > 0 && !whole) {
      return { is: 'mixes text and a path', fix: 'Write either a static value or exactly one path.' };
    }
    if (mode === 'dynamicOnly' && !whole && !text.startsWith('$.')) {
      return { is: 'is not a path', fix: 'Write exactly one JSONPath, for instance $.Attributes.topic.' };
    }
  }
  return undefined;
}
