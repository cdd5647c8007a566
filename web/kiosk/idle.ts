import { signal, type Signal } from "@preact/signals";

export type IdleState = { phase: "off" | "active" } | { phase: "warning"; left: number };

interface Surroundings {
  after(milliseconds: number, action: () => void): () => void;
}

export const limits = { quiet: 90, warning: 30, moreTime: 300 }; // Seconds.

/** Watches for nobody being there: quiet, then a warning that any touch ends, then over. */
export class Idle {
  readonly state: Signal<IdleState> = signal({ phase: "off" });
  private quiet = limits.quiet;
  private cancel = (): void => {};

  constructor(
    private readonly world: Surroundings,
    private readonly over: () => void,
  ) {}

  begin(): void {
    this.quiet = limits.quiet;
    this.rest();
  }

  end(): void {
    this.cancel();
    this.state.value = { phase: "off" };
  }

  /** Somebody is there. */
  touched(): void {
    if (this.state.value.phase !== "off") this.rest();
  }

  /** Asked for once, holds until the end of this visit. */
  moreTime(): void {
    this.quiet = limits.moreTime;
    this.touched();
  }

  private rest(): void {
    this.cancel();
    this.state.value = { phase: "active" };
    this.cancel = this.world.after(this.quiet * 1000, () => this.count(limits.warning));
  }

  private count(left: number): void {
    if (left <= 0) {
      this.end();
      this.over();
      return;
    }
    this.state.value = { phase: "warning", left };
    this.cancel = this.world.after(1000, () => this.count(left - 1));
  }
}
