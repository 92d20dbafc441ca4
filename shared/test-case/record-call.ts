import type { Call } from '../simulator/call.ts';
import type { CallScript, ScriptStep, StandIn } from './call-script.ts';
import { Listening } from './happenings.ts';

/**
 * A call on the simulator that is written down as a script while it goes on. Keys are the test's own, so they are kept;
 * events of real calls hold none. Waiting in silence needs no step: the test waits, too.
 */
export class RecordedCall {
  readonly call: Call;
  private readonly steps: ScriptStep[] = [];
  private heard = 0;
  private readonly listening = new Listening((happening) => {
    if (happening.type !== 'MessageReceived') return;
    const [prompt] = happening.prompts;
    if (happening.text !== '') this.steps.push({ hears: happening.text });
    else if (prompt !== undefined) this.steps.push({ hearsPrompt: prompt });
  });

  constructor(call: Call) {
    this.call = call;
  }

  async press(keys: string): Promise<this> {
    return this.does({ presses: keys }, () => this.call.press(keys));
  }

  async say(words: string): Promise<this> {
    return this.does({ says: words }, () => this.call.say(words));
  }

  async hangUp(): Promise<this> {
    return this.does({ hangsUp: true }, () => this.call.hangUp());
  }

  /** The script so far, ended here. `instead`: what stood in for functions and hours in this simulation. */
  script(about: { name: string; flow: string; from?: string; instead?: readonly StandIn[] }): CallScript {
    this.listen();
    return { ...about, steps: [...this.steps, { ends: true }] };
  }

  private async does(step: ScriptStep, how: () => void): Promise<this> {
    await this.call.settled();
    this.listen();
    this.steps.push(step);
    how();
    await this.call.settled();
    return this;
  }

  private listen(): void {
    for (const event of this.call.events.slice(this.heard)) this.listening.hear(event);
    this.heard = this.call.events.length;
    this.listening.flush();
  }
}
