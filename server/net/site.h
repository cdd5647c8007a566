#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "net/http.h"
#include <string>
#include <vector>

namespace sayso::net {

/// What a page may load and do: nothing from elsewhere, no script or style that did not come with it.
/// `own`: hashes (" 'sha256-...'") of the style and script that stand in the page itself. `worker`: it may register the
/// one script that lets it open without signal.
struct OwnHashes {
    std::string style;
    std::string script;
};
std::string content_security_policy(OwnHashes const& own = {}, bool worker = false);

/// What the outside knows this server as, and what follows from it: whose requests are its own pages', what its cookie
/// is called, which headers every answer carries. Immutable; any thread.
class Site {
public:
    /// `secure`: browsers reach it over TLS.
    Site(std::vector<std::string> origins, bool secure);

    /// Exactly one of the server's own origins.
    bool is_own(std::optional<std::string> const& origin) const;

    /// The first of them: where the server sends browsers back to.
    std::string const& origin() const { return origins_.front(); }

    std::optional<Secret<std::string>> token(Request const& request) const;
    void set_cookie(Response& response, Secret<std::string> const& token, Moment expires, Moment now) const;

    /// For a browser that is sent away and comes back from another site: ten minutes, and good for nothing else.
    void set_passing_cookie(Response& response, Secret<std::string> const& token) const;
    std::optional<Secret<std::string>> passing_token(Request const& request) const;

    /// By which the browser of an enrolled kiosk is known: for as long as browsers keep anything.
    void set_kiosk_cookie(Response& response, Secret<std::string> const& token) const;
    std::optional<Secret<std::string>> kiosk_token(Request const& request) const;

    /// As clear_cookie(), but it stays an enrolled kiosk.
    void end_visit(Response& response) const;

    /// Takes the cookie back and asks the browser to forget what it kept.
    void clear_cookie(Response& response, bool keep_storage = false) const;

    /// What every answer carries, apart from its own headers.
    std::vector<std::pair<std::string, std::string>> const& headers() const { return headers_; }

private:
    std::string cookie_attributes() const;

    std::vector<std::string> origins_;
    bool secure_;
    std::string cookie_name_;
    std::vector<std::pair<std::string, std::string>> headers_;
};

} // namespace sayso::net
