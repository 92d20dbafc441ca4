import type { SyntaxProblem } from '../../flow/parse.ts';
import { end, example } from '../example.ts';
import type { Problem, Rule } from '../rule.ts';

export const flowSyntax: Rule = {
  id: 'flow-syntax',
  level: 'error',
  what: 'the document has the shape of a flow',
  why: 'Amazon Connect refuses content that is not flow language 2019-10-30, so the whole deployment stops.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language.html',
  wrong: { sources: [{ file: 'example.json', document: { Version: '2018-01-01', Actions: {} } }] },
  right: example({ bye: end }),
  // Found while reading: `verify` has the problems already.
  check: () => [],
};

export const syntaxProblem = ({ path, step, message }: SyntaxProblem): Problem => ({
  ...(step !== undefined && { step }),
  message: `${path === '' ? 'The document' : path} ${message}.`,
  // Only an export of the old console has modules in place of actions.
  fix:
    path === '/modules'
      ? 'Turn it into a flow of today with "careline convert"; what does not come over is listed.'
      : `Correct ${path === '' ? 'the document' : path}; the language is described at the source of this rule.`,
});
