import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnTestCase } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import type { PublishedFlow as WrittenFlow } from '../../contact-flows/index.ts';
import { type ReferenceKind, readReference } from '../../shared/flow/references.ts';
import { PhoneNumberRoute } from '../constructs/phone-number-route.ts';
import { publishFlow } from '../constructs/published-flow.ts';
import type { FunctionSource } from '../function-sources.ts';
import { inLanes } from '../lanes.ts';
import type { Settings } from '../settings.ts';
import testCalls from '../test-calls.json' with { type: 'json' };
import type { DataStack } from './data.ts';
import type { DeskStack } from './desk.ts';
import type { FunctionsStack } from './functions.ts';
import type { TelephonyStack } from './telephony.ts';

export interface FlowsStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly telephony: TelephonyStack;
  readonly desk: DeskStack;
  readonly functions: FunctionsStack;
  /** In the order in which they refer to each other. */
  readonly flows: readonly WrittenFlow[];
  /** Flows of the stacks before this one, by name. This stack adds its own. */
  readonly published: Map<string, string>;
  readonly routeSource: FunctionSource;
}

/** The flows of one language, or the entry flow that leads to all of them. */
export class FlowsStack extends Stack {
  /** Calls that the centre makes to itself; only the stack of the entry flow has them. */
  testCases: readonly CfnTestCase[] = [];
  private readonly props: FlowsStackProps;

  constructor(scope: Construct, id: string, props: FlowsStackProps) {
    super(scope, id, props);
    this.props = props;
    const { published, telephony } = props;
    const resources = props.flows.flatMap(({ flow, language, entry }) => {
      const { resource, version, arn } = publishFlow(this, {
        flow,
        language,
        entry: entry === true,
        instanceArn: telephony.instance.attrArn,
        resolve: (kind, name) => this.resolveReference(flow.name, kind, name),
      });
      published.set(flow.name, arn);
      if (entry) {
        this.answerNumber(arn);
        this.testCases = this.makeTestCases();
      }
      return [resource, version];
    });
    inLanes([...resources, ...this.testCases]);
  }

  /** They were tried on the simulator with the flows of these languages; other languages have other menus. */
  private makeTestCases(): CfnTestCase[] {
    const { settings, telephony } = this.props;
    const { languages, cases } = testCalls;
    if (JSON.stringify(settings.clinic.languages) !== JSON.stringify(languages)) return [];
    const tried = cases.filter(({ EntryPoint }) =>
      this.props.published.has(readReference(EntryPoint.VoiceCallEntryPointParameters.FlowId)?.name ?? ''),
    );
    return tried.map(
      (one, index) =>
        new CfnTestCase(this, `TestCall${index + 1}`, {
          instanceArn: telephony.instance.attrArn,
          name: `careline ${one.Name}`,
          status: 'PUBLISHED',
          content: this.toJsonString(this.resolved(one.Content)),
          entryPoint: {
            type: 'VOICE_CALL',
            voiceCallEntryPointParameters: {
              // Without a calling number: CloudFormation's schema refuses every one, its pattern has a backslash too many.
              flowId: this.resolveText(one.EntryPoint.VoiceCallEntryPointParameters.FlowId),
            },
          },
        }),
    );
  }

  /** Any JSON with references of this centre in place of symbolic ones. */
  private resolved(value: unknown): unknown {
    if (typeof value === 'string') return this.resolveText(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.resolved(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolved(item)]));
  }

  private resolveText(text: string): string {
    const reference = readReference(text);
    return reference ? this.resolveReference('test calls', reference.kind, reference.name) : text;
  }

  private answerNumber(flowArn: string): void {
    const { data, telephony, settings, routeSource } = this.props;
    new PhoneNumberRoute(this, 'MainNumber', {
      instanceArn: telephony.instance.attrArn,
      numberArn: telephony.numberArn,
      flowArn,
      source: routeSource,
      resources: data.resources,
      settings,
      logsKey: data.keys.logs,
    });
  }

  private resolveReference(flow: string, kind: ReferenceKind, name: string): string {
    const { telephony, desk, functions, published } = this.props;
    const found: Partial<Record<ReferenceKind, string | undefined>> = {
      queue: telephony.queues.get(name),
      hours: telephony.hours.get(name),
      flow: published.get(name),
      module: published.get(name),
      function: functions.byName.get(name)?.live.functionArn,
      'security-key': name === 'card-input' ? telephony.cardInputKey.keyId : undefined,
      certificate: name === 'card-input' ? telephony.cardInputKey.certificateInJson : undefined,
      prompt: telephony.prompts.get(name),
      view: desk.views.get(name),
      bot: desk.bots.get(name),
    };
    const value = found[kind];
    if (value !== undefined) return value;
    throw new Error(
      `Flow "${flow}" refers to ${kind} "${name}", which does not exist at that point. ${advice[kind] ?? notMade(kind)}`,
    );
  }
}

const notMade = (kind: ReferenceKind): string =>
  `The centre makes no ${kind} yet: make one in infra/stacks, and let FlowsStack.resolveReference find it by name.`;

const advice: Readonly<Partial<Record<ReferenceKind, string>>> = {
  queue: 'Add it to infra/planned-queues.ts or correct the name.',
  hours: 'Known hours are "clinic" and "always".',
  flow: 'In contact-flows/index.ts, put the flow that is referred to before the one that refers to it.',
  module: 'In contact-flows/index.ts, put the module before the flow that calls it.',
  function: 'Add its contract to shared/contract/contracts.ts.',
  'security-key': 'The only security key is "card-input".',
  certificate: 'The only certificate is "card-input".',
  prompt: 'The only recorded prompt is "tone" (infra/constructs/recorded-prompts.ts): write the text.',
  'phone-number': 'Flows do not name numbers yet: calls go out with the number of the queue.',
  bot: 'The only bot is "spoken-choices" (infra/constructs/spoken-choices.ts), where Lex speaks a language of the clinic.',
  view: 'The only view is "careline-agent-guide" (infra/constructs/agent-guide.ts).',
};
