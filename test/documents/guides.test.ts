import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandsIn, wrongWith } from './commands.ts';
import { brokenLinks } from './links.ts';

const documents = execFileSync('git', ['ls-files', '*.md'])
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));

describe('every document', () => {
  it('names only commands that exist, with options that they have', async () => {
    const wrong: string[] = [];
    for (const file of documents) {
      for (const command of commandsIn(readFileSync(file, 'utf8'))) {
        const problem = await wrongWith(command);
        if (problem !== undefined) wrong.push(`${file}: "${command}": ${problem}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('links only to files and headings that exist', () => {
    expect(documents.flatMap((file) => brokenLinks(file).map((link) => `${file}: ${link}`))).toEqual([]);
  });
});

describe('the deploy guide', () => {
  const guide = readFileSync('infra/DEPLOY.md', 'utf8');

  it.each(['prove', 'plan', 'doctor', 'bootstrap', 'deploy', 'drift'])('uses %s', (step) => {
    expect(commandsIn(guide).some((command) => command.split(' ').includes(step))).toBe(true);
  });

  it('R-90: the number is ported last, by a checklist', () => {
    const migration = readFileSync('infra/MIGRATION.md', 'utf8');
    expect(migration.match(/^- \[ \] /gm)?.length).toBeGreaterThan(15);
    expect(brokenLinks('infra/MIGRATION.md')).toEqual([]);
  });
});

describe('a wrong document', () => {
  it.each([
    ['npm run proof', 'package.json has no script "proof"'],
    ['npm run prove -- --setings clinic.ts', 'there is no option --setings'],
    ['npm start -- --opened', 'there is no option --opened'],
    ['npx careline examine', 'there is no careline examine'],
    ['careline doctor --profil clinic', 'there is no option --profil'],
    ['npx cdk deployment', 'there is no cdk deployment'],
    ['npx cdk deploy --every', 'there is no option --every'],
    ['aws connect remove-instance --instance-id x', 'there is no aws connect remove-instance'],
    ['aws rds list', 'nobody has compared "aws rds" with the command reference'],
    ['npx eslint .', 'nobody installs eslint'],
  ])('with "%s" is found', async (command, problem) => {
    expect(await wrongWith(command)).toBe(problem);
  });

  it('has its commands found in fences and sentences', () => {
    const text =
      'Say `npm test` or\n\n```ts\nnpm no\n```\n\n```sh\nA=1 npx cdk synth  # why\nnpm ci && npm start\n```\n';
    expect(commandsIn(text)).toEqual(['npx cdk synth', 'npm ci', 'npm start', 'npm test']);
  });

  it('has its broken links found', () => {
    const text = '# One two\n[a](#one-two) [b](#three) [c](nowhere.md) [d](README.md#nothing)';
    expect(brokenLinks('infra/x.md', text)).toEqual(['#three', 'nowhere.md', 'README.md#nothing']);
  });
});
