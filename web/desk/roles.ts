import { computed } from "@preact/signals";
import { signedIn } from "./session";

/** What a page offers. The server decides what may be done; what it would refuse is not shown. */
export type Offer = "inbox" | "people" | "codes" | "write" | "note" | "cover" | "break_glass" | "agency" | "totals" | "admin";

const offers: Record<string, readonly Offer[]> = {
  personal_adviser: ["inbox", "people", "codes", "write", "note", "cover", "break_glass"],
  team_manager: ["inbox", "people", "codes", "write", "note", "cover", "break_glass", "agency", "totals"],
  duty_team: ["inbox", "people", "write", "note", "break_glass"],
  out_of_hours: ["inbox", "people", "write", "note", "break_glass"],
  safeguarding_lead: ["inbox", "people", "write", "note", "break_glass"],
  other_agency: ["people", "note"],
  data_officer: ["totals"],
  member: ["totals"],
  administrator: ["admin"],
};

export const worksHere = (role: string): boolean => role in offers;
export const offered = (role: string, what: Offer): boolean => offers[role]?.includes(what) ?? false;

export const me = computed(() => (signedIn.value.state === "in" ? signedIn.value.me : null));
export const may = (what: Offer): boolean => me.value !== null && offered(me.value.role, what);
