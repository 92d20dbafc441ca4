import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Aspects, type Stack } from 'aws-cdk-lib';
import { type PublishedFlow, publishedFlows } from '../contact-flows/index.ts';
import { acknowledgeFindings } from './acknowledgements.ts';
import { defaultBundleFolder, defaultFunctionsFolder } from './build-functions.ts';
import { checkedServices, onlyEligibleServices } from './eligible-services.ts';
import { type FunctionSource, readFunctionSources } from './function-sources.ts';
import { readSettings, type Settings } from './settings.ts';
import { readSettingsFile } from './settings-file.ts';
import { DataStack } from './stacks/data.ts';
import { DeskStack } from './stacks/desk.ts';
import { FlowsStack } from './stacks/flows.ts';
import { FunctionsStack } from './stacks/functions.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { TelephonyStack } from './stacks/telephony.ts';
import { addRulePacks } from './validation.ts';
import { reviewedPrompts, verifiedFlows } from './verified-flows.ts';

export interface CreateAppOptions {
  /** Settings as in a settings file. Default: the file of context `settings`, else the demo clinic. */
  readonly settings?: unknown;
  /** Beside the context of cdk.json. */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly outdir?: string;
  /**
   * `full`: CloudFormation schemas and the rule packs of cdk-nag (seconds). `packs`: only the packs, for the proofs, which look at
   * the schemas themselves. `none`: only our own checks. Default full.
   */
  readonly validation?: 'full' | 'packs' | 'none';
  /** Holds `<capability>/<name>/env.ts`. */
  readonly functionsFolder?: string;
  /** What `buildFunctions` made of it. */
  readonly bundleFolder?: string;
  /** In place of the published flows. */
  readonly flows?: readonly PublishedFlow[];
}

export interface Stacks {
  readonly data: DataStack;
  readonly telephony: TelephonyStack;
  readonly desk: DeskStack;
  readonly functions: FunctionsStack;
  /** One for each language, the entry flow last. */
  readonly flows: readonly FlowsStack[];
  readonly observability: ObservabilityStack;
}

export interface CreatedApp {
  readonly app: App;
  readonly settings: Settings;
  readonly stacks: Stacks;
}

/** The composition root. The CLI, the tests and the local centre call it, so that all of them synthesize the same. */
export function createApp(options: CreateAppOptions = {}): CreatedApp {
  const { validation = 'full' } = options;
  const app = new App({
    context: { ...cdkJsonContext(), ...options.context },
    ...(options.outdir !== undefined && { outdir: options.outdir }),
    analyticsReporting: false,
    // They tell where a finding comes from, and cost time.
    stackTraces: validation === 'full',
    treeMetadata: validation !== 'none',
    builtinCloudFormationValidation: validation === 'full',
  });
  const settings = readSettings(options.settings ?? settingsFile(app));
  const flows =
    options.flows ??
    publishedFlows(settings.clinic.languages, {
      clinicName: settings.clinic.spokenName ?? settings.clinic.name,
    });
  const sources = readFunctionSources({
    source: options.functionsFolder ?? defaultFunctionsFolder,
    bundles: options.bundleFolder ?? defaultBundleFolder,
  });
  const stacks = composeStacks(app, { settings, flows, sources });
  app.node.addValidation(verifiedFlows(flows));
  app.node.addValidation(reviewedPrompts(settings));
  app.node.addValidation(checkedServices(settings));
  Aspects.of(app).add(onlyEligibleServices);
  acknowledgeFindings(stacks);
  if (validation !== 'none') addRulePacks(app, settings.stage);
  return { app, settings, stacks };
}

interface Parts {
  readonly settings: Settings;
  readonly flows: readonly PublishedFlow[];
  readonly sources: ReadonlyMap<string, FunctionSource>;
}

function composeStacks(app: App, { settings, flows, sources }: Parts): Stacks {
  const id = (part: string) => `careline-${settings.stage}-${part}`;
  const data = new DataStack(app, id('data'), { settings });
  const cardInputKeySource = sourceOf(sources, 'provide-card-input-key');
  const telephony = new TelephonyStack(app, id('telephony'), { settings, data, cardInputKeySource });
  const quickConnectSources = {
    findTransferFlow: sourceOf(sources, 'find-transfer-flow'),
    attach: sourceOf(sources, 'attach-quick-connects'),
  };
  const desk = new DeskStack(app, id('desk'), { settings, data, telephony, quickConnectSources });
  const functions = new FunctionsStack(app, id('functions'), { settings, data, telephony, sources });
  const published = new Map<string, string>();
  const routeSource = sourceOf(sources, 'route-phone-number');
  const shared = { settings, data, telephony, desk, functions, published, routeSource };
  // The entry flow has no language and comes after the front desks that it leads to.
  const groups = [...settings.clinic.languages, undefined].map((language) => ({
    name: language ?? 'entry',
    flows: flows.filter((one) => one.language === language),
  }));
  const flowStacks = groups.map(
    (group) => new FlowsStack(app, id(`flows-${group.name}`), { ...shared, flows: group.flows }),
  );
  const observability = new ObservabilityStack(app, id('observability'), {
    settings,
    data,
    telephony,
    functions,
    testCases: flowStacks.flatMap(({ testCases }) => testCases),
    testCallsSource: sourceOf(sources, 'run-test-calls'),
  });
  return { data, telephony, desk, functions, flows: flowStacks, observability };
}

/** Every stack of the app, in the order of deployment. */
export const allStacks = (stacks: Stacks): readonly Stack[] => [
  stacks.data,
  stacks.telephony,
  stacks.desk,
  stacks.functions,
  ...stacks.flows,
  stacks.observability,
];

function sourceOf(sources: ReadonlyMap<string, FunctionSource>, name: string): FunctionSource {
  const source = sources.get(name);
  if (!source) throw new Error(`No function "${name}". Write functions/deployment/${name}/.`);
  return source;
}

/** `--context settings=<file>`. */
function settingsFile(app: App): unknown {
  const file: unknown = app.node.tryGetContext('settings');
  return typeof file === 'string' ? readSettingsFile(file) : undefined;
}

/** Only the CLI reads cdk.json by itself; without its flags the same code gives other templates. */
function cdkJsonContext(): Record<string, unknown> {
  const file = join(import.meta.dirname, '..', 'cdk.json');
  const { context }: { context: Record<string, unknown> } = JSON.parse(readFileSync(file, 'utf8'));
  return context;
}
