import { get, post } from "../shared/http";

interface Kiosk {
  enrolled: boolean;
  name?: string;
}

/** What the address brought: a one-time code, or what this kiosk kept of it. It stays in no address and no history. */
function taken(): { code: string } | { device: string } | undefined {
  const [, kind, value] = /^#(enrol|device)=([\w-]+)$/.exec(location.hash) ?? [];
  if (location.hash) history.replaceState(null, "", location.pathname);
  if (!value) return undefined;
  return kind === "enrol" ? { code: value } : { device: value };
}

let given = taken();

/** Whether an operator has let this browser in as a kiosk. Fails if the server is not reached. */
export async function isEnrolled(): Promise<boolean> {
  if (given) {
    const asked = given;
    given = undefined;
    try {
      return (await post<Kiosk>("/api/v1/kiosk/enrol", asked)).enrolled;
    } catch {
      // Used already, by this browser perhaps: what the server knows of it counts.
    }
  }
  return (await get<Kiosk>("/api/v1/kiosk")).enrolled;
}
