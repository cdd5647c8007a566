#pragma once

#include "base/secret.h"
#include "domain/people.h"
#include "domain/views.h"
#include "text/catalogue.h"
#include "text/locale.h"
#include <optional>
#include <string>
#include <vector>

/// What the server answers over HTTP, as JSON text. protocol.md describes each body. Pure; any thread.
namespace sayso::wire {

/// Someone to call or text, shown wherever a young person may need help now.
struct Helpline {
    std::string id;
    std::string name;
    std::string contact; // The number.
    std::string kind; // "tel" or "sms"
    std::string when; // "Any time, day or night"
    std::string note;
};

struct CouncilView {
    struct SpokenLocale {
        text::Locale locale;
        bool approved = false;
    };
    struct OfferedFlow {
        std::string id;
        std::string title;
        std::string topic;
        bool kiosk = false; // Also for someone whom nobody knows.
        bool phone = true; // False: only for such a one.
        int youngest = 0;
        int oldest = 0;
    };
    std::string name;
    bool demo = false;
    std::vector<SpokenLocale> locales;
    std::vector<OfferedFlow> flows;
    std::vector<Helpline> helplines;
    std::optional<domain::OpeningView> opening;
};

/// Who is signed in, as their page shows it.
struct SignedInView {
    domain::Role role = domain::Role::visitor;
    std::string name; // Empty for a visitor.
    std::string adviser; // Empty unless a young person.
    std::optional<int> age; // Of a young person, if their birthday is on file.
    WorkerId worker = {}; // Of a worker: what an owner of a promise is compared with.
};

struct IssuedCodeView {
    Secret<std::string> code; // Eight characters.
    domain::Told expires;
};

std::string to_body(CouncilView const& council);
std::string to_body(text::AppStrings const& strings, text::Locale const& locale);
std::string to_body(text::Glossary const& glossary, text::Locale const& locale);
std::string nobody_body(); // For `me` without a sign-in.
std::string to_body(SignedInView const& signed_in);
std::string to_body(std::vector<domain::OwnStatement> const& statements);
std::string to_body(std::vector<domain::InboxItem> const& items);
std::string to_body(std::vector<domain::CaseloadEntry> const& caseload);
std::string to_body(domain::CaseFileView const& case_file);
std::string to_body(domain::AlertView const& alert);
std::string to_body(domain::StatementView const& statement);
std::string to_body(domain::ReplyView const& reply);
std::string to_body(IssuedCodeView const& issued);

} // namespace sayso::wire
