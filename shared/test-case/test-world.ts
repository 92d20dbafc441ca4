import type { JsonObject } from '../flow/document.ts';
import type { Flow } from '../flow/flow.ts';
import { parse } from '../flow/parse.ts';
import { segmentsOf } from '../flow/paths.ts';
import type { Bot } from '../simulator/bot.ts';
import type { Call } from '../simulator/call.ts';
import type { ContactFlowEvent, FunctionResult } from '../simulator/functions.ts';
import type { AgentSource, CentreOptions, Faults, HoursSource, QueueSource } from '../simulator/options.ts';
import type { StandIn } from './call-script.ts';
import type { BotAt } from './happenings.ts';
import { sameResource } from './match.ts';
import type { World } from './run-test-case.ts';
import { standInOf } from './stand-ins.ts';
import { textAt } from './test-case.ts';

/** The world of a call with the stand-ins of a test case in front of it. */
export class TestWorld {
  private readonly world: World;
  private readonly standIns: StandIn[] = [];
  private readonly flows: ReadonlyMap<string, Flow>;
  /** What the last function answered; `$.External`. */
  private answer: Readonly<Record<string, unknown>> = {};

  constructor(world: World) {
    this.world = world;
    this.flows = new Map(
      world.flows.map(({ name, content }) => [
        name,
        parse(typeof content === 'string' ? JSON.parse(content) : content),
      ]),
    );
  }

  get agents(): readonly AgentSource[] {
    return this.world.agents ?? [];
  }

  /** Says why an override cannot run here, or undefined. */
  override(parameters: JsonObject, beforeTheCall: boolean): string | undefined {
    const one = standInOf(parameters);
    if (typeof one === 'string') return one;
    if (('queue' in one || 'bot' in one) && 'by' in one && !beforeTheCall)
      return `another ${'bot' in one ? 'bot' : 'queue'} can stand in from the start only: put the override under TestInitiated`;
    this.standIns.push(one);
    return undefined;
  }

  /** ARN of the flow that a test case names by ARN, id or name; without a name the only flow that no other flow calls. */
  flow(named: string | undefined): string {
    const { flows } = this.world;
    const found =
      named === undefined ? undefined : flows.find((one) => sameResource(named, one.arn, () => [one.name]));
    const arn = found?.arn ?? (named === undefined && flows.length === 1 ? flows[0]?.arn : undefined);
    if (arn === undefined)
      throw new RangeError(
        `The call enters the flow "${named ?? ''}", which is not given. The flows are ${flows.map((one) => one.name).join(', ')}.`,
      );
    return arn;
  }

  namesOf(name: string): string[] {
    const all = [...(this.world.queues ?? []), ...(this.world.hours ?? [])];
    return all.filter((one) => one.name === name).map((one) => one.arn);
  }

  options(): Omit<CentreOptions, 'numbers'> {
    return {
      ...this.world,
      functions: { invoke: (arn, event) => this.invoke(arn, event) },
      hours: (this.world.hours ?? []).map((hours) => this.hours(hours)),
      queues: (this.world.queues ?? []).map((queue) => this.queue(queue)),
      bots: this.bots(),
      faults: this.faults,
    };
  }

  /** `$.Attributes.x`, `$.External.x` and what the call was made with; undefined for paths that cannot be read here. */
  read(path: string, call: Call | undefined): string | undefined {
    const [root = '', key = ''] = segmentsOf(path);
    if (root === 'Attributes') return call?.attributes[key] ?? '';
    if (root === 'Channel') return call?.channel ?? 'VOICE';
    if (root !== 'External') return undefined;
    const value = Object.hasOwn(this.answer, key) ? this.answer[key] : '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  /** Whom a step connects the customer with, as the flow names it. */
  botAt({ flow, step }: { readonly flow: string; readonly step: string }): ReturnType<BotAt> {
    const found = this.flows.get(flow)?.steps[step];
    const { LexV2Bot, AgentConfiguration } = found?.parameters ?? {};
    const resource = textAt(LexV2Bot, 'AliasArn') || textAt(AgentConfiguration, 'ApplicationId');
    return found && resource !== '' ? { action: found.type, resource } : undefined;
  }

  private find<K extends 'function' | 'hours' | 'queue' | 'bot'>(
    kind: K,
    name: string,
  ): Extract<StandIn, { [Key in K]: string }> | undefined {
    // The filter leaves only stand-ins of this kind; the latest counts.
    return this.standIns.findLast((one) => kind in one && sameResource(textOf(one), name, () => [])) as
      | Extract<StandIn, { [Key in K]: string }>
      | undefined;
  }

  private invoke(arn: string, event: ContactFlowEvent): FunctionResult | Promise<FunctionResult> {
    const one = this.find('function', arn);
    this.answer = {};
    if (one && 'answers' in one)
      return this.answered({ kind: 'answer', payload: one.answers, ms: (one.seconds ?? 0) * 1000 });
    if (one && 'fails' in one) return one.fails === 'TimeLimitExceeded' ? { kind: 'hang' } : noAnswer;
    const result = this.world.functions?.invoke(one && 'by' in one ? one.by : arn, event) ?? noAnswer;
    return 'then' in result ? result.then((later) => this.answered(later)) : this.answered(result);
  }

  private answered(result: FunctionResult): FunctionResult {
    const payload = result.kind === 'answer' ? result.payload : undefined;
    if (typeof payload === 'object' && payload !== null) this.answer = { ...payload };
    return result;
  }

  private hours(hours: HoursSource): HoursSource {
    return {
      ...hours,
      isOpen: (at) => {
        const one = this.find('hours', hours.arn);
        return one && 'are' in one ? one.are === 'InHours' : hours.isOpen(at);
      },
    };
  }

  private queue(queue: QueueSource): QueueSource {
    const one = this.find('queue', queue.arn);
    const other =
      one && 'by' in one
        ? this.world.queues?.find(({ arn }) => sameResource(one.by, arn, () => []))
        : undefined;
    return other ? { ...other, arn: queue.arn } : queue;
  }

  /** The bots that are there, and others under the name of those that they stand in for. */
  private bots(): readonly Bot[] {
    const given = this.world.bots ?? [];
    const others = this.standIns.flatMap((one) => {
      if (!('bot' in one && 'by' in one)) return [];
      const other = given.find(({ aliasArn }) => sameResource(one.by, aliasArn, () => []));
      return other ? [{ ...other, aliasArn: one.bot }] : [];
    });
    const replaced = new Set(others.map(({ aliasArn }) => aliasArn));
    return [...given.filter(({ aliasArn }) => !replaced.has(aliasArn)), ...others];
  }

  /** Hours, queues and bots that fail: the step takes the error branch. A queue is failed where it was set last, read from the flow. */
  private readonly faults: Faults = (at) => {
    const earlier = this.world.faults?.(at);
    if (earlier !== undefined) return earlier;
    const parameters = this.flows.get(at.flow)?.steps[at.step]?.parameters ?? {};
    if (at.action === 'CheckHoursOfOperation') {
      const one = this.find('hours', String(parameters.HoursOfOperationId ?? ''));
      return one && 'fails' in one ? one.fails : undefined;
    }
    if (at.action === 'ConnectParticipantWithLexBot') {
      const one = this.find('bot', textAt(parameters.LexV2Bot, 'AliasArn'));
      if (!one || !('fails' in one)) return undefined;
      // Assumed: a time limit takes the branch of silence where the flow has one.
      const errors = this.flows.get(at.flow)?.steps[at.step]?.errors ?? {};
      const silence = one.fails === 'TimeLimitExceeded' && 'InputTimeLimitExceeded' in errors;
      return silence ? 'InputTimeLimitExceeded' : 'NoMatchingError';
    }
    if (at.action === 'UpdateContactTargetQueue') this.lastQueue = String(parameters.QueueId ?? '');
    if (at.action !== 'TransferContactToQueue') return undefined;
    const one = this.find('queue', this.lastQueue);
    return one && 'fails' in one ? one.fails : undefined;
  };
  private lastQueue = '';
}

const textOf = (one: StandIn): string =>
  'function' in one ? one.function : 'hours' in one ? one.hours : 'bot' in one ? one.bot : one.queue;

const noAnswer: FunctionResult = { kind: 'fault', message: 'no function of this name is given' };
