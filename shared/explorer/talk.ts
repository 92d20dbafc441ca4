/** How long a walk takes and how long the caller hears nothing in it, in milliseconds. */
export class Talk {
  ms = 0;
  /** When a person was reached in this walk; −1 when not. */
  person = -1;
  /** Silence before the first sound; all of it when there was none. */
  quietBefore = 0;
  /** Longest silence between two sounds. */
  quietWithin = 0;
  /** Silence since the last sound. */
  quiet = 0;
  heard = false;

  begin(): void {
    this.ms = 0;
    this.person = -1;
    this.quietBefore = 0;
    this.quietWithin = 0;
    this.quiet = 0;
    this.heard = false;
  }

  say(ms: number, toCaller: boolean): void {
    this.ms += ms;
    if (!toCaller) this.quiet += ms;
    else if (ms > 0) this.sound();
  }

  /** Nothing is heard. */
  wait(ms: number): void {
    this.ms += ms;
    this.quiet += ms;
  }

  /** It is the caller's turn, or music plays: no silence of ours. */
  listen(ms: number): void {
    this.ms += ms;
    this.sound();
  }

  private sound(): void {
    if (!this.heard) this.quietBefore = this.quiet;
    else if (this.quiet > this.quietWithin) this.quietWithin = this.quiet;
    this.heard = true;
    this.quiet = 0;
  }
}
