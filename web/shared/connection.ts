import { signal, type Signal } from "@preact/signals";
import { readMessage, type AnyMessage, type ClientMessage } from "./protocol";

/** `waiting`: no road to the server now, the next try is set. `signed_out`: the server ended the sign-in. */
export type ConnectionState = "closed" | "connecting" | "open" | "waiting" | "signed_out";

/** The part of WebSocket that is used, so that tests can stand in for it. */
export interface Socket {
  onopen: ((event: Event) => unknown) | null;
  onmessage: ((event: MessageEvent) => unknown) | null;
  onclose: ((event: CloseEvent) => unknown) | null;
  send(text: string): void;
  close(code?: number): void;
}

/** The world outside, passed in. */
export interface Surroundings {
  socket(): Socket;
  random(): number; // 0 to 1.
  after(milliseconds: number, action: () => void): () => void; // Returns how to call it off.
  signedIn(): Promise<boolean>; // Fails if the server is not reached.
  /** Something that carries the same messages where no WebSocket gets through. */
  instead?: (() => Promise<Socket>) | undefined;
}

export interface Listener {
  opened?(): void;
  received(message: AnyMessage): void;
}

const heartbeat = 25_000;
const patience = 10_000; // How long a pong may take.
const shortest = 1_000;
const longest = 30_000;
const tolerated = 2; // Sockets refused, while the server answers otherwise, before another way is taken.
const lookAgain = 120_000; // Whether sockets get through by now.

/** A WebSocket that comes back. What it carries is up to its listener. */
export class Connection {
  readonly state: Signal<ConnectionState> = signal("closed");
  private socket: Socket | undefined;
  private tries = 0;
  private blocked = 0;
  private cancelLook = (): void => {};
  private cancelRetry = (): void => {};
  private cancelBeat = (): void => {};

  constructor(
    private readonly world: Surroundings,
    private readonly listener: Listener,
  ) {}

  open(): void {
    if (this.state.value === "closed" || this.state.value === "signed_out") this.connect();
  }

  close(): void {
    this.state.value = "closed";
    this.drop();
    this.cancelRetry();
  }

  /** False: not sent. What must not be lost is kept by the caller and sent again when the connection is back. */
  send(message: ClientMessage): boolean {
    if (this.state.value !== "open" || !this.socket) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** There may be signal again: tries at once, or asks a connection that looks open whether it still lives. */
  wake(): void {
    if (this.state.value === "waiting") this.connect();
    else if (this.state.value === "open") this.ask();
  }

  /** The device says that it has no network. */
  lost(): void {
    if (this.state.value === "open" || this.state.value === "connecting") this.retryLater();
  }

  private connect(): void {
    this.cancelRetry();
    this.state.value = "connecting";
    if (this.blocked >= tolerated && this.world.instead) void this.connectInstead(this.world.instead);
    else
      try {
        this.take(this.world.socket(), () => (this.blocked = 0));
      } catch {
        this.retryLater();
      }
  }

  private async connectInstead(instead: () => Promise<Socket>): Promise<void> {
    try {
      const socket = await instead();
      if (this.state.value === "connecting" && !this.socket) this.take(socket, () => this.lookLater());
      else socket.close();
    } catch {
      this.retryLater();
    }
  }

  /** Beside what works: a WebSocket that opens takes its place. */
  private lookLater(): void {
    this.cancelLook = this.world.after(lookAgain, () => {
      const socket = this.world.socket();
      const settled = (): void => {
        slow();
        socket.onopen = socket.onclose = null;
      };
      const inVain = (): void => {
        this.cancelLook();
        this.lookLater();
      };
      const slow = this.world.after(patience, inVain);
      this.cancelLook = () => {
        settled();
        socket.close();
      };
      socket.onclose = inVain;
      socket.onopen = (event) => {
        settled();
        this.cancelLook = () => {};
        this.drop();
        this.take(socket, () => (this.blocked = 0));
        socket.onopen?.(event);
      };
    });
  }

  private take(socket: Socket, opened: () => void): void {
    this.socket = socket;
    const slow = this.world.after(patience, () => void this.closed(1006));
    socket.onopen = () => {
      slow();
      this.tries = 0;
      this.state.value = "open";
      this.beat(heartbeat);
      opened();
      this.listener.opened?.();
    };
    socket.onmessage = (event) => {
      if (typeof event.data !== "string") return;
      this.beat(heartbeat);
      const message = readMessage(event.data);
      if (message && message.type !== "pong") this.listener.received(message);
    };
    socket.onclose = (event) => {
      slow();
      void this.closed(event.code);
    };
  }

  private async closed(code: number): Promise<void> {
    const refused = this.state.value === "connecting"; // Browsers do not say why a handshake failed.
    const dismissed = code === 1008; // Signed out, or too many pages at once and another took this one's place.
    this.retryLater();
    if (dismissed) this.cancelRetry(); // If still signed in: when somebody looks at this page again.
    if (!refused && !dismissed) return;
    try {
      if (await this.world.signedIn()) {
        if (refused) this.blocked += 1;
        return;
      }
      if (this.state.value !== "waiting") return;
      this.cancelRetry();
      this.state.value = "signed_out";
    } catch {
      this.blocked = 0;
      if (dismissed) this.retryLater(); // Not reached; otherwise the next try is set already.
    }
  }

  private retryLater(): void {
    this.drop();
    this.state.value = "waiting";
    const ceiling = Math.min(longest, shortest * 2 ** this.tries);
    this.tries += 1;
    // Half fixed, half by chance, so that a thousand phones do not come back in the same moment.
    const wait = Math.max(shortest, ceiling / 2 + (ceiling / 2) * this.world.random());
    this.cancelRetry();
    this.cancelRetry = this.world.after(wait, () => this.connect());
  }

  private beat(wait: number): void {
    this.cancelBeat();
    this.cancelBeat = this.world.after(wait, () => this.ask());
  }

  private ask(): void {
    this.cancelBeat();
    this.send({ type: "ping" });
    this.cancelBeat = this.world.after(patience, () => this.retryLater());
  }

  private drop(): void {
    this.cancelBeat();
    this.cancelLook();
    const socket = this.socket;
    this.socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}

/** The browser's own surroundings. */
export function browser(signedIn: () => Promise<boolean>, instead?: () => Promise<Socket>): Surroundings {
  return {
    instead,
    socket: () => new WebSocket(`${location.protocol === "http:" ? "ws" : "wss"}://${location.host}/ws`, "sayso.v1"),
    random: Math.random,
    after: (milliseconds, action) => {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
    signedIn,
  };
}

/** Tells `connection` when the device's network comes and goes and when the page is looked at again. */
export function followDevice(connection: Connection): () => void {
  const wake = (): void => connection.wake();
  const lost = (): void => connection.lost();
  const looked = (): void => {
    if (document.visibilityState === "visible") connection.wake();
  };
  addEventListener("online", wake);
  addEventListener("offline", lost);
  document.addEventListener("visibilitychange", looked);
  return () => {
    removeEventListener("online", wake);
    removeEventListener("offline", lost);
    document.removeEventListener("visibilitychange", looked);
  };
}

/** 128 bits nobody can guess, as 32 hexadecimal digits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
