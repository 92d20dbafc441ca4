import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { clinicMenu, flowOf, renamed, say } from '../../shared/flow/diff/small-flow.ts';
import { runCareline } from './run-careline.ts';

const old = compile(flowOf(clinicMenu));
const other = compile(renamed(flowOf({ ...clinicMenu, greet: say('Good day.', 'menu') })));

let folder = '';
const put = (name: string, content: unknown): void => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-revisions-of-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('careline diff --revisions', () => {
  const here = process.cwd();
  afterEach(() => {
    process.chdir(here);
    vi.unstubAllEnvs();
  });
  const commit = (repository: string, message: string): void => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: join(folder, repository),
      });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', message);
  };

  it('compares the flows that differ between two revisions, moved ones included', async () => {
    const repository = join(folder, 'repository');
    put('repository/flows/menu.json', old);
    put('repository/flows/still.json', { ...old, Metadata: { name: 'still' } });
    put('repository/flows/nameless.json', { ...old, Metadata: {} });
    put('repository/flows/nameless2.json', { ...old, Metadata: {} });
    commit('repository', 'one');
    rmSync(join(repository, 'flows/menu.json'));
    put('repository/flows/moved/main-menu.json', other);
    put('repository/flows/nameless.json', { ...other, Metadata: {} });
    put('repository/flows/nameless2.json', { ...other, Metadata: {} });
    put('repository/package.json', {});
    commit('repository', 'two');
    process.chdir(repository);
    const { code, out } = await runCareline('diff', '--revisions', 'HEAD~1..HEAD', 'flows');
    expect(code).toBe(1);
    expect(out).toContain('now says “Good day.” instead of “Welcome.”');
    expect(out).toContain('3 flows compared');
    expect(out).not.toContain(' is new');
    expect((await runCareline('diff', '--revisions', 'HEAD..HEAD')).code).toBe(0);
  });

  it('lets each revision compile what it has as code, and leaves nothing behind', async () => {
    const write = (text: string, scripts: Record<string, string>): void => {
      put('coded/.gitignore', 'node_modules');
      put('coded/clinic/package.json', { type: 'module', scripts });
      put('coded/clinic/flows/words.ts', `export const words: string = '${text}';\n`);
      put(
        'coded/clinic/compile.ts',
        `import { writeFileSync } from 'node:fs';
import { compile } from '${here}/shared/flow/compile.ts';
import { defineFlow } from '${here}/shared/flow/define-flow.ts';
import { words } from './flows/words.ts';
const end = { type: 'DisconnectParticipant' } as const;
const say = { type: 'MessageParticipant', text: words, next: 'end', onError: 'end' } as const;
const flow = defineFlow({ name: 'greeting', kind: 'CONTACT_FLOW', start: 'say', steps: { say, end } });
writeFileSync(\`\${process.argv[2]}/greeting.json\`, JSON.stringify(compile(flow)));
`,
      );
    };
    const scripts = { 'compile-flows': 'node compile.ts' };
    put('coded/first.ts', '');
    symlinkSync(join(here, 'node_modules'), join(folder, 'coded/node_modules'));
    commit('coded', 'no code of flows');
    write('Hello.', {});
    commit('coded', 'without a script');
    write('Welcome.', scripts);
    commit('coded', 'one');
    write('Good day.', scripts);
    commit('coded', 'two');
    put('coded/clinic/flows/words.ts', 'export const words = undefined.words;\n');
    commit('coded', 'broken');
    process.chdir(join(folder, 'coded/clinic/flows'));
    vi.stubEnv('TMPDIR', join(folder, 'temporary'));
    mkdirSync(tmpdir());

    const { code, out } = await runCareline('diff', '--revisions', 'HEAD~2..HEAD~1');
    expect(code).toBe(1);
    expect(out).toContain('now says “Good day.” instead of “Welcome.”');

    const without = await runCareline('diff', '--revisions', 'HEAD~3..HEAD~2');
    expect(without).toMatchObject({ code: 2, out: '' });
    expect(without.err).toContain('At HEAD~3 no package.json has a script "compile-flows"');

    expect((await runCareline('diff', '--revisions', 'HEAD~4..HEAD~3')).code).toBe(2);

    const broken = await runCareline('diff', '--revisions', 'HEAD..HEAD~1');
    expect(broken).toMatchObject({ code: 2, out: '' });
    expect(broken.err).toContain('The script "compile-flows" of HEAD failed: ');
    expect(broken.err).toContain('Cannot read properties of undefined');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('careline-'))).toEqual([]);
  });
});
