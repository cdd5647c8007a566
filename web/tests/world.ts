import type { Socket, Surroundings } from "../shared/connection";
import type { ClientMessage, ServerMessage } from "../shared/protocol";

export class FakeSocket implements Socket {
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly sent: ClientMessage[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientMessage);
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.onopen?.({} as Event);
  }
  hear(...messages: ServerMessage[]): void {
    for (const message of messages) this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent);
  }
  fail(code = 1006): void {
    this.onclose?.({ code } as CloseEvent);
  }
  types(): string[] {
    return this.sent.map((message) => message.type);
  }
}

/** A world with its own clock: timers run when `pass` says that time has passed. */
export class FakeWorld implements Surroundings {
  readonly sockets: FakeSocket[] = [];
  chance = 1;
  instead: (() => Promise<Socket>) | undefined;
  who: () => Promise<boolean> = () => Promise.resolve(true);
  private now = 0;
  private timers: { at: number; action: () => void }[] = [];

  socket(): Socket {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }
  random(): number {
    return this.chance;
  }
  after(milliseconds: number, action: () => void): () => void {
    const timer = { at: this.now + milliseconds, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((known) => known !== timer);
    };
  }
  signedIn(): Promise<boolean> {
    return this.who();
  }

  get latest(): FakeSocket {
    return this.sockets[this.sockets.length - 1] as FakeSocket;
  }
  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const due = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.timers = this.timers.filter((timer) => timer !== due);
      this.now = due.at;
      due.action();
    }
    this.now = end;
  }
}
