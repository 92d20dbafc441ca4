import type { Step } from '../flow/flow.ts';
import { type Decider, ends, type Way } from './planned-step.ts';

export interface WayDetails extends Partial<Omit<Way, 'branches' | 'to'>> {
  readonly by: Decider;
}

/** Makes the ways of one step, as the simulator would choose branches. */
export class WayMaker {
  private readonly step: Step;
  private readonly branchOf: (kind: 'next' | 'condition' | 'error', label: string) => number | undefined;
  private readonly stepAt: (id: string) => number;

  constructor(
    step: Step,
    find: {
      readonly branchOf: (kind: 'next' | 'condition' | 'error', label: string) => number | undefined;
      readonly stepAt: (id: string) => number;
    },
  ) {
    this.step = step;
    this.branchOf = find.branchOf;
    this.stepAt = find.stepAt;
  }

  next(details: WayDetails): Way {
    return this.way({ kind: 'next', label: '', to: this.step.next }, { label: 'next', ...details });
  }

  condition(i: number, details: WayDetails): Way {
    const condition = this.step.conditions[i];
    const label = condition ? `${condition.operator} ${condition.operands.join(' ')}` : '';
    return this.way({ kind: 'condition', label, to: condition?.next }, { label, ...details });
  }

  /** The branch of an error type, else of NoMatchingError. */
  error(type: string, details: WayDetails): Way {
    const { errors } = this.step;
    const name = type in errors || !('NoMatchingError' in errors) ? type : 'NoMatchingError';
    return this.way({ kind: 'error', label: name, to: errors[name] }, { label: name, ...details });
  }

  /** A branch that the world decides: an error type, a condition's label, or `NextAction`. */
  forced(branch: string, by: Decider, details: Partial<WayDetails> = {}): Way {
    const doing = { do: 'decide', branch } as const;
    if (branch === 'NextAction') return this.next({ label: branch, ...details, by, doing });
    const at = this.step.conditions.findIndex((c) => `${c.operator} ${c.operands.join(' ')}` === branch);
    if (at >= 0) return this.condition(at, { ...details, by, doing });
    const { errors } = this.step;
    const known = branch in errors || !('NoMatchingError' in errors) ? branch : 'NoMatchingError';
    return this.error(known, { ...details, by, doing: { do: 'decide', branch: known } });
  }

  /** Every error branch of the step, as a failure; `but` names those that are no failures. */
  failures(but: readonly string[] = []): Way[] {
    return Object.keys(this.step.errors)
      .filter((type) => !but.includes(type))
      .map((type) => this.forced(type, 'failure'));
  }

  /** Leads nowhere within the flow. */
  end(to: number, details: WayDetails): Way {
    return {
      ...this.way({ kind: 'next', label: '', to: undefined }, { label: 'end', ...details }),
      to,
      branches: [],
    };
  }

  private way(
    branch: {
      readonly kind: 'next' | 'condition' | 'error';
      readonly label: string;
      readonly to: string | undefined;
    },
    details: WayDetails & { readonly label: string },
  ): Way {
    const index = this.branchOf(branch.kind, branch.label);
    return {
      keys: 0,
      ms: 0,
      sets: [],
      doing: undefined,
      person: false,
      silent: false,
      ...details,
      branches: index === undefined ? [] : [index],
      to: branch.to === undefined ? ends.stopped : this.stepAt(branch.to),
    };
  }
}
