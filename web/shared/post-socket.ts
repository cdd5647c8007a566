import type { Socket } from "./connection";
import type { ServerMessage } from "./protocol";

/** Sends one message; fails if the server is not reached. */
export type Deliver = (text: string, locale: string) => Promise<Response>;

const byPost: Deliver = (text, locale) =>
  fetch(`/api/v1/turns?locale=${encodeURIComponent(locale)}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: text,
  });

const gone = 1006;
const dismissed = 1008;

/**
 * Stands in for a WebSocket where something on the way lets none through: the same messages by HTTPS, one after the
 * other. Nothing comes by itself, so each time it is asked whether it still lives it asks what was missed.
 */
export class PostSocket implements Socket {
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  private waiting: string[] = [];
  private busy = false;
  private over = false;
  private session = "";
  private last = 0;
  private locale = "en";

  constructor(private readonly deliver: Deliver = byPost) {
    this.post(`{"type":"ping"}`).then(
      () => this.onopen?.({} as Event),
      () => undefined,
    );
  }

  send(text: string): void {
    this.waiting.push(text);
    if (!this.busy) void this.sendAll();
  }

  close(): void {
    this.over = true;
  }

  private async sendAll(): Promise<void> {
    this.busy = true;
    try {
      for (let text = this.waiting.shift(); text !== undefined && !this.over; text = this.waiting.shift()) await this.sendOne(text);
    } catch {
      // Closed: whoever sent it sends it again over the next one.
    }
    this.busy = false;
  }

  private async sendOne(text: string): Promise<void> {
    const message = JSON.parse(text) as { type: string; locale?: string };
    this.locale = message.locale ?? this.locale;
    const looking = message.type === "ping" && this.session !== "";
    const { session, last, locale } = this;
    const answers = await this.post(looking ? JSON.stringify({ type: "resume", session, last, locale }) : text);
    if (looking) this.hear({ type: "pong" });
    for (const answer of answers) if (!looking || answer.type === "notice") this.hear(answer);
  }

  private async post(text: string): Promise<ServerMessage[]> {
    const response = await this.deliver(text, this.locale).catch(() => undefined);
    if (response?.ok) return ((await response.json()) as { messages: ServerMessage[] }).messages;
    if (!this.over) {
      this.over = true;
      const code = response?.status === 401 || response?.status === 403 ? dismissed : gone;
      this.onclose?.({ code } as CloseEvent);
    }
    throw new Error("not sent");
  }

  private hear(message: ServerMessage): void {
    if (this.over) return;
    if (message.type === "started") {
      if (this.session !== message.session) this.last = 0;
      this.session = message.session;
    }
    if (["saved", "submitted", "stopped", "notice"].includes(message.type) && "n" in message && "session" in message && message.session === this.session)
      this.last = Math.max(this.last, message.n);
    this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent);
  }
}
