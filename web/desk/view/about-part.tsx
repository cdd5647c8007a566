import type { ComponentChildren } from "preact";
import { t } from "../../shared/strings";
import { may } from "../roles";
import { found, named, say } from "../say";
import type { AdultCare, ContactLine, File, Referral } from "../types";
import { isolated } from "../words";
import { Clocks } from "./clocks";
import { FoldedForm } from "./folded";

function Box({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="box" aria-labelledby={`box-${id}`}>
      <h2 id={`box-${id}`}>{title}</h2>
      {children}
    </section>
  );
}

function StatusBox({ file }: { file: File }) {
  const { status } = file;
  return (
    <Box id="status" title={say("about.status")}>
      {!status && <p class="soft">{say("about.no_status")}</p>}
      {status && (
        <>
          <p class="box-main">{status.title}</p>
          <p>{say("about.rule", { rule: status.rule })}</p>
          {status.why && <p dir="auto">{status.why}</p>}
          <p class="small soft">
            {say("about.asserted", { name: isolated(status.by), when: status.at.words })}{" "}
            {status.asserted_by && say("about.asserted_as", { who: named("choice", status.asserted_by) })}
          </p>
        </>
      )}
      {may("write") && <FoldedForm place={{ kind: "status", youngPerson: file.young_person }} name={file.name} label={say("about.change")} of={say("about.status")} />}
    </Box>
  );
}

function HouseholdBox({ file }: { file: File }) {
  const { household } = file;
  return (
    <Box id="household" title={say("about.household")}>
      {!household && <p class="soft">{say("about.no_household")}</p>}
      {household && (
        <>
          <p class="box-main">{named("choice", household.state)}</p>
          {household.words["who"] && <p dir="auto">{household.words["who"]}</p>}
          <p class="small soft">
            {say("about.asserted", {
              name: isolated(household.by_young_person ? file.name : household.by),
              when: household.at.words,
            })}
          </p>
        </>
      )}
      {may("write") && <FoldedForm place={{ kind: "household", youngPerson: file.young_person }} name={file.name} label={say("about.change")} of={say("about.household")} />}
    </Box>
  );
}

function Contact({ contact, file }: { contact: ContactLine; file: File }) {
  const facts = [contact.name, contact.relation, contact.phone].filter(Boolean);
  const place = { kind: "contact", youngPerson: file.young_person, session: contact.session, about: contact.place } as const;
  return (
    <li class="box-line">
      <p>
        <span class={`state state-${contact.state}`}>{named("choice", contact.state)}</span>{" "}
        {facts.map((fact) => (
          <bdi class="contact-fact" key={fact}>
            {fact}
          </bdi>
        ))}
      </p>
      {contact.said && (
        <p class="small soft">
          {say("about.contact_from")} <span dir="auto">{contact.said}</span>
        </p>
      )}
      {may("write") && contact.state === "draft" && (
        <FoldedForm
          place={{ ...place, fixed: { state: "confirmed" } }}
          name={file.name}
          label={say("about.confirm")}
          of={facts[0] ?? contact.place}
          defaults={{ name: contact.name, phone: contact.phone, relation: contact.relation }}
        />
      )}
    </li>
  );
}

const wordsOf = (words: AdultCare["words"]) => Object.values(words ?? {}).join(", ");

function AdultCareBox({ file }: { file: File }) {
  if (file.adult_care.length === 0) return null;
  return (
    <Box id="adult" title={say("about.adult_care")}>
      <p class="small soft">{say("about.adult_care_lead")}</p>
      <ol class="box-lines">
        {file.adult_care.map((one) => (
          <li class="box-line" key={one.id}>
            <p>
              {one.title} <strong class={`state state-${one.state || "none"}`}>{one.state ? named("choice", one.state) : say("about.not_said")}</strong>
            </p>
            {(wordsOf(one.words) || one.at) && (
              <p class="small soft">
                <span dir="auto">{wordsOf(one.words)}</span> {one.happened?.words ?? one.at?.words}
              </p>
            )}
            {may("write") && (
              <FoldedForm place={{ kind: "adult_care", youngPerson: file.young_person, about: one.id }} name={file.name} label={say("file.record")} of={one.title} />
            )}
          </li>
        ))}
      </ol>
    </Box>
  );
}

function ReferralLine({ referral, file }: { referral: Referral; file: File }) {
  const last = referral.states[referral.states.length - 1];
  return (
    <li class="box-line">
      <p>
        <strong>{named("owner", referral.owner)}</strong> <bdi>{referral.words["to"] ?? ""}</bdi>{" "}
        <span class="state">{last ? named("choice", last.state) : named("choice", "open")}</span>
      </p>
      <p class="small" dir="auto">
        {referral.words["why"]}
      </p>
      <p class="small soft">{say("entry.by", { name: isolated(referral.by), when: referral.at.words })}</p>
      {may("write") && (
        <FoldedForm
          place={{ kind: "referral_state", youngPerson: file.young_person, about: referral.id, session: referral.session || undefined }}
          name={file.name}
          quiet={referral.owner === "mash"}
          label={say("about.referral_state")}
          of={named("owner", referral.owner)}
        />
      )}
    </li>
  );
}

/** What is known about them besides what they said: each with who recorded it, and the rule behind it. */
export function AboutPart({ file }: { file: File }) {
  const until = (when: File["access"][number]["until"]) => (typeof when === "string" ? when : (when?.words ?? ""));
  return (
    <div class="boxes">
      <StatusBox file={file} />
      <HouseholdBox file={file} />
      <Box id="contacts" title={say("about.contacts")}>
        {file.contacts.length === 0 && <p class="soft">{say("about.no_contacts")}</p>}
        <ul class="box-lines">
          {file.contacts.map((contact) => (
            <Contact key={contact.session + contact.place} contact={contact} file={file} />
          ))}
        </ul>
      </Box>
      <Box id="clocks" title={say("file.clocks")}>
        <Clocks file={file} record />
      </Box>
      <Box id="referrals" title={say("about.referrals")}>
        {file.referrals.length === 0 && <p class="soft">{say("about.no_referrals")}</p>}
        <ul class="box-lines">
          {file.referrals.map((referral) => (
            <ReferralLine key={referral.id} referral={referral} file={file} />
          ))}
        </ul>
        {may("write") && <FoldedForm place={{ kind: "referral", youngPerson: file.young_person }} name={file.name} label={say("act.referral")} />}
      </Box>
      <AdultCareBox file={file} />
      <Box id="access" title={say("about.access")}>
        {file.access.length === 0 && <p class="soft">{say("about.no_access")}</p>}
        <ul class="box-lines">
          {file.access.map((one) => (
            <li class="box-line" key={`${one.name}${one.why}`}>
              <bdi>{one.name}</bdi> <span class="soft">{found(`role.${one.why}`) ?? one.why}</span>{" "}
              {until(one.until) && <span class="soft">{say("about.access_until", { when: until(one.until) })}</span>}
            </li>
          ))}
        </ul>
      </Box>
      {may("agency") && !file.nameless && (
        <Box id="kept" title={say("about.kept")}>
          <p class="soft small">{say("about.kept_lead")}</p>
          <FoldedForm place={{ kind: "died", youngPerson: file.young_person }} name={file.name} nameless label={say("about.died")} />
        </Box>
      )}
      <p class="small">
        <a href="#/glossary">{t("web.desk.glossary.title")}</a>
      </p>
    </div>
  );
}
