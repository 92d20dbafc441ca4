import { pathsIn } from '../flow/paths.ts';
import type { FlowFolder } from './flow-folder.ts';
import type { Pieces, Place } from './planned-step.ts';
import { type Variable, type Variables, variableOf } from './variables.ts';

/** Texts as small numbers; 0 is the empty text, which is also what does not exist. */
export class Values {
  private readonly texts: string[] = [''];
  private readonly numbers = new Map<string, number>([['', 0]]);

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  text(value: number): string {
    return this.texts[value] ?? '';
  }
}

export const hookNames = ['CustomerQueue', 'AgentWhisper', 'CustomerWhisper', 'CustomerRemaining'] as const;

/** Where each variable is kept: in the contact, or in the frame of its flow. */
export class Layout {
  readonly values = new Values();
  readonly variables: Variables;
  private readonly places = new Map<string, Place>();
  private readonly localCounts: number[];
  private globalCount = 0;

  constructor(folder: FlowFolder, variables: Variables) {
    this.variables = variables;
    this.localCounts = folder.flows.map(() => 0);
    for (const variable of variables.relevant) {
      if (!variable.startsWith('A:')) this.local(variable, flowOf(variable));
      else if (variables.written.has(variable)) this.global(variable);
    }
    for (const hook of hookNames) this.global(`hook:${hook}`);
  }

  get globals(): number {
    return this.globalCount;
  }
  /** Slots of the largest frame. */
  get frame(): number {
    return Math.max(1, ...this.localCounts);
  }

  /** Undefined for a variable that decides nothing or that only the world knows. */
  find(variable: Variable): Place | undefined {
    return this.places.get(variable);
  }

  global(name: string): Place {
    return this.keep(name, () => ({ global: true, slot: this.globalCount++ }));
  }

  local(name: string, flow: number): Place {
    return this.keep(name, () => {
      const slot = this.localCounts[flow] ?? 0;
      this.localCounts[flow] = slot + 1;
      return { global: false, slot };
    });
  }

  /** Variables of a flow's frame whose name begins so, with their places. */
  locals(prefix: string): [name: string, place: Place][] {
    return [...this.places].filter(([name]) => name.startsWith(prefix));
  }

  /** A text cut at its paths; paths of the world are empty. */
  pieces(text: string, flow: number): Pieces {
    const words: string[] = [];
    const places: (Place | undefined)[] = [];
    let from = 0;
    for (const path of pathsIn(text)) {
      const at = text.indexOf(path, from);
      words.push(text.slice(from, at));
      const variable = variableOf(path, flow);
      places.push(variable === undefined ? undefined : this.find(variable));
      from = at + path.length;
    }
    words.push(text.slice(from));
    return { words, places };
  }

  private keep(name: string, make: () => Place): Place {
    const place = this.places.get(name) ?? make();
    this.places.set(name, place);
    return place;
  }
}

const flowOf = (variable: Variable): number => Number(variable.split(':')[1]);
