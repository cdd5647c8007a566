import { HelplineButton } from "../../shared/elements/helplines/helplines";
import { Icon } from "../../shared/elements/icon/icon";
import { Opening } from "../../shared/elements/opening/opening";
import { t } from "../../shared/strings";
import { council } from "../store";
import { Page, WithFile } from "./frame";
import type { Member } from "./types";

function Call({ phone }: { phone: string }) {
  return (
    <a class="helpline-contact" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
      <Icon name="phone" size={20} /> <bdi dir="ltr">{phone}</bdi>
    </a>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0))
    .join("");
}

function Face({ member }: { member: Member }) {
  if (member.photo?.startsWith("/") && !member.photo.startsWith("//"))
    return <img class="own-face" src={member.photo} alt="" />;
  return (
    <span class="own-face" aria-hidden="true">
      {initials(member.name)}
    </span>
  );
}

function Person({ member }: { member: Member }) {
  return (
    <li class="card own-member">
      <Face member={member} />
      <div class="own-member-words">
        <h2 dir="auto">{member.name}</h2>
        <p dir="auto">{member.role}</p>
        {member.days && (
          <p class="soft" dir="auto">
            {member.days}
          </p>
        )}
        {member.cover && (
          <p class="soft" dir="auto">
            {member.cover}
          </p>
        )}
        {member.phone && <Call phone={member.phone} />}
        {member.after_hours && (
          <>
            <p class="soft">{t("web.own.team.after_hours")}</p>
            <Call phone={member.after_hours} />
          </>
        )}
      </div>
    </li>
  );
}

export function TeamPage() {
  const opening = council.value?.opening;
  return (
    <Page title={t("web.own.door.team")}>
      <WithFile>
        {({ team, night }) => {
          const words = night?.words || opening?.night_words;
          const phone = night?.phone || opening?.night_phone;
          return (
            <>
              {team.length === 0 && <p>{t("web.own.team.none")}</p>}
              <ul class="statements" role="list">
                {team.map((member) => (
                  <Person key={member.name} member={member} />
                ))}
              </ul>
              {opening && (
                <section class="card own-card">
                  <h2>{t("web.own.team.hours")}</h2>
                  <Opening opening={opening} />
                </section>
              )}
              <section class="card card-warm own-card">
                <h2>
                  <Icon name="night" /> {t("web.own.team.closed")}
                </h2>
                {words && <p dir="auto">{words}</p>}
                {phone && <Call phone={phone} />}
                <p>{t("web.before.danger")}</p>
                <HelplineButton />
              </section>
            </>
          );
        }}
      </WithFile>
    </Page>
  );
}
