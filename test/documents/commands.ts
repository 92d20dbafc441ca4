import { existsSync, readFileSync } from 'node:fs';
import { runCareline } from '../local/cli/run-careline.ts';

/** Every command that a document names: lines of its fences, code within sentences. */
export function commandsIn(markdown: string): readonly string[] {
  const fences = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].flatMap(
    ([, language = '', text = '']) => (['', 'sh'].includes(language) ? [text] : []),
  );
  const sentences = markdown.replaceAll(/^```[\s\S]*?^```/gm, '');
  const inline = [...sentences.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
  return [...fences.flatMap((text) => text.split('\n')), ...inline]
    .flatMap((line) => line.replace(/\s#.*$/, '').split(/ (?:&&|\||;) /))
    .map((part) => part.trim().replace(/^(?:[A-Z_]+=\S+ )+/, ''))
    .filter((part) => /^(?:npm|npx|careline|aws) /.test(part) && !/ …/.test(part));
}

/** Why a command does not exist; nothing if it does. */
export async function wrongWith(command: string): Promise<string | undefined> {
  const words = command.replace(/^npx /, '').split(/\s+/);
  const [program = '', ...rest] = words;
  if (program === 'npm') return npmProblem(rest);
  if (program === 'careline') return carelineProblem(rest);
  if (program === 'cdk') return cdkProblem(rest);
  if (program === 'aws') return awsProblem(rest);
  return existsSync(`node_modules/.bin/${program}`) ? undefined : `nobody installs ${program}`;
}

const optionsIn = (words: readonly string[]): readonly string[] =>
  words.flatMap((word) => /^--([a-z][a-z-]*)/.exec(word)?.[1] ?? []);

const unknownOption = (
  given: readonly string[],
  isKnown: (option: string) => boolean,
): string | undefined => {
  const wrong = optionsIn(given).find((option) => !isKnown(option));
  return wrong === undefined ? undefined : `there is no option --${wrong}`;
};

/** Whether a help, or the source of one, has an option. */
const names = (text: string, option: string): boolean => new RegExp(`--${option}(?![a-z-])`).test(text);

const ofNpm = ['ci', 'exec', 'install'];
/** Where a script reads its options. */
const sources: Readonly<Record<string, readonly string[]>> = {
  start: ['local/options.ts', 'local/start.ts'],
  call: ['local/options.ts', 'local/call.ts'],
  prove: ['infra/prove.ts'],
  bench: ['test/bench/run.ts'],
  scan: ['test/scan/run.ts'],
};

function npmProblem([first = '', ...rest]: readonly string[]): string | undefined {
  if (ofNpm.includes(first)) return undefined;
  const [script = '', ...given] = first === 'run' ? rest : [first, ...rest];
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (!(script in scripts)) return `package.json has no script "${script}"`;
  const text = (sources[script] ?? []).map((file) => readFileSync(file, 'utf8')).join('\n');
  return unknownOption(given, (option) => names(text, option) || text.includes(`${option}: {`));
}

const helps = new Map<string, Promise<string>>();
function helpOf(...command: readonly string[]): Promise<string> {
  const key = command.join(' ');
  const known = helps.get(key) ?? runCareline(...command, '--help').then(({ out, err }) => out + err);
  helps.set(key, known);
  return known;
}

const listsCommand = (help: string, name: string): boolean => new RegExp(`^  ${name}\\b`, 'm').test(help);

async function carelineProblem([name = '', ...rest]: readonly string[]): Promise<string | undefined> {
  if (name.startsWith('-') || name.startsWith('<')) return undefined;
  if (!listsCommand(await helpOf(), name)) return `there is no careline ${name}`;
  const help = await helpOf(name);
  const [second = ''] = rest;
  if (!help.includes('\nCommands:')) return unknownOption(rest, (option) => names(help, option));
  if (!listsCommand(help, second)) return `there is no careline ${name} ${second}`;
  const ofSecond = await helpOf(name, second);
  const [, kinds] = /^Arguments:.*?\(choices:([^)]*)\)/ms.exec(ofSecond) ?? [];
  const [kind = ''] = rest.slice(1);
  if (kinds !== undefined && /^[a-z]/.test(kind) && !kinds.includes(`"${kind}"`))
    return `there is no careline ${name} ${second} ${kind}`;
  return unknownOption(rest, (option) => names(ofSecond, option));
}

interface CdkCommands {
  readonly globalOptions: Readonly<Record<string, unknown>>;
  readonly commands: Readonly<Record<string, { readonly options?: Readonly<Record<string, unknown>> }>>;
}

function cdkProblem([name = '', ...rest]: readonly string[]): string | undefined {
  const file = 'node_modules/aws-cdk/lib/cli/cli-type-registry.json';
  const { globalOptions, commands }: CdkCommands = JSON.parse(readFileSync(file, 'utf8'));
  const command = commands[name];
  if (!command) return `there is no cdk ${name}`;
  return unknownOption(rest, (option) => option in globalOptions || option in (command.options ?? {}));
}

/** Of the AWS CLI, where no client of the SDK is installed to compare with. Source: AWS CLI command reference. */
const compared = [
  'backup delete-backup-vault',
  'backup describe-region-settings',
  'backup update-region-settings',
  'cloudformation update-termination-protection',
  'cloudtrail delete-trail',
  'glue delete-database',
  'kinesis delete-stream',
  'logs delete-log-group',
  'resourcegroupstaggingapi get-resources',
];
const clients: Readonly<Record<string, string>> = { s3api: 's3', secretsmanager: 'secrets-manager' };

function awsProblem([service = '', operation = '']: readonly string[]): string | undefined {
  if (compared.includes(`${service} ${operation}`)) return undefined;
  const name = operation.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const commands = `node_modules/@aws-sdk/client-${clients[service] ?? service}/dist-types/commands`;
  if (!existsSync(commands)) return `nobody has compared "aws ${service}" with the command reference`;
  return existsSync(`${commands}/${name}Command.d.ts`)
    ? undefined
    : `there is no aws ${service} ${operation}`;
}
