// A worker who needs no page: acts as the desk sends them.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { password } from "./server.mjs";

export const newId = () => randomBytes(16).toString("hex");

export class Worker {
  constructor(server) {
    this.server = server;
  }

  async signIn(user) {
    const response = await this.ask("POST", "/api/v1/sign-in", { user, password });
    this.cookie = response.headers.get("set-cookie").split(";")[0];
  }

  async ask(method, path, body) {
    const { url } = this.server;
    const headers = { Origin: url, "Content-Type": "application/json", ...(this.cookie && { Cookie: this.cookie }) };
    const response = await fetch(`${url}${path}`, { method, headers, body: body && JSON.stringify(body) });
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${response.ok ? "" : await response.text()}`);
    return response;
  }

  get = async (path) => (await this.ask("GET", path)).json();

  async find(name) {
    const { young_people } = await this.get("/api/v1/desk/young-people");
    this.person = young_people.find((known) => known.name === name).id;
  }

  async code() {
    return (await (await this.ask("POST", "/api/v1/desk/codes", { young_person: this.person })).json()).code;
  }

  caseFile = () => this.get(`/api/v1/desk/case-files/${this.person}`);

  async write(kind, body) {
    const response = await this.ask("POST", `/api/v1/desk/case-files/${this.person}/entries`, { id: newId(), kind, ...body });
    return (await response.json()).entry;
  }
}
