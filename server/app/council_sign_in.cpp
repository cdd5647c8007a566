#include "app/council_sign_in.h"

#include "app/sign_in_parts.h"
#include "base/log.h"
#include "identity/base64url.h"

namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::minutes sign_in_lasts { 10 };
constexpr std::chrono::hours description_lasts { 1 };
constexpr std::chrono::minutes keys_at_most_every { 1 };

} // namespace

std::string council_identity_index(vault::Vault const& vault, identity::CouncilIdentity const& identity, bool by_object)
{
    // Each part with its length in front, so that no two identities can be written alike.
    std::string text;
    auto add = [&text](std::string const& part) { text += std::to_string(part.size()) + ":" + part; };
    add(identity.issuer);
    if (by_object) {
        add(identity.tenant);
        add(identity.object);
    } else {
        add(identity.subject);
    }
    return vault.blind_index(by_object ? "oidc_object" : "oidc_subject", text);
}

CouncilSignIn::CouncilSignIn(StoreLink& store, vault::Vault& vault, SignInDesk& desk, WorkerPool& fetching,
    WebFetch fetch, Clock const& clock, Random& random, CouncilSignInSettings settings)
    : store_(store)
    , vault_(vault)
    , desk_(desk)
    , fetching_(fetching)
    , fetch_(std::move(fetch))
    , clock_(clock)
    , random_(random)
    , settings_(std::move(settings))
    , begun_(clock, random, sign_in_lasts)
{
}

std::string CouncilSignIn::random_text()
{
    std::string bytes(32, '\0');
    random_.fill({ reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size() });
    return identity::to_base64url(bytes);
}

asio::awaitable<Result<std::string>> CouncilSignIn::fetch(WebRequest request)
{
    Result<WebPage> page = fail(Errc::unavailable, "not fetched");
    std::function<void()> work = [&] { page = fetch_(request); };
    bool ran = co_await fetching_.run(std::move(work));
    if (!ran)
        co_return fail(Errc::unavailable, "too many sign-ins at once");
    if (!page)
        co_return page.error();
    if (page->status != 200) {
        log_event("council_sign_in_answered", { { "status", page->status } });
        co_return fail(Errc::unavailable, "the council's sign-in answered with an error");
    }
    co_return std::move(page->body);
}

asio::awaitable<Result<identity::Provider>> CouncilSignIn::provider()
{
    auto now = clock_.now();
    if (provider_ && now >= provider_fetched_ && now < provider_fetched_ + description_lasts)
        co_return *provider_;
    WebRequest request;
    request.url = identity::discovery_url(settings_.issuer);
    auto page = co_await fetch(std::move(request));
    if (!page)
        co_return page.error();
    auto read = identity::read_discovery(*page, settings_.issuer);
    if (!read)
        co_return fail(Errc::unavailable, read.error().detail);
    provider_ = *read;
    provider_fetched_ = now;
    co_return read;
}

asio::awaitable<Result<>> CouncilSignIn::fetch_keys(identity::Provider const& provider)
{
    WebRequest request;
    request.url = provider.keys;
    keys_fetched_ = clock_.now(); // Before: a sign-in that is down is not asked all the time either.
    auto page = co_await fetch(std::move(request));
    if (!page)
        co_return page.error();
    auto keys = identity::read_signing_keys(*page);
    if (!keys)
        co_return fail(Errc::unavailable, keys.error().detail);
    keys_ = std::move(*keys);
    co_return Result<>();
}

asio::awaitable<Result<CouncilSignIn::Begun>> CouncilSignIn::begin(std::string redirect, std::string address)
{
    auto taken = co_await desk_.tries().take(Try::council_sign_in, std::move(address));
    if (!taken)
        co_return taken.error();
    auto provider = co_await this->provider();
    if (!provider)
        co_return provider.error();
    Begin begin;
    begin.request.client = settings_.client;
    begin.request.redirect = std::move(redirect);
    begin.request.nonce = random_text();
    begin.request.verifier = random_text();
    Begun begun;
    begun.browser = Secret<std::string>(random_text());
    begin.browser_hash = identity::sha256(begun.browser.reveal());
    auto request = begin.request;
    request.state = begun_.put(std::move(begin));
    begun.url = identity::authorization_url(*provider, request);
    co_return begun;
}

asio::awaitable<Result<Secret<std::string>>> CouncilSignIn::token(Begin const& begun, std::string const& code)
{
    auto provider = co_await this->provider();
    if (!provider)
        co_return provider.error();
    WebRequest request;
    request.url = provider->token;
    request.form = identity::token_form(begun.request, code);
    if (!settings_.secret.reveal().empty()) {
        request.user = identity::percent_encoded(settings_.client); // RFC 6749, section 2.3.1.
        request.password = Secret<std::string>(identity::percent_encoded(settings_.secret.reveal()));
    }
    auto page = co_await fetch(std::move(request));
    if (!page)
        co_return page.error();
    co_return identity::read_token_answer(*page);
}

asio::awaitable<Result<identity::CouncilIdentity>> CouncilSignIn::identity_of(
    Begin const& begun, std::string const& code)
{
    auto token = co_await this->token(begun, code);
    if (!token)
        co_return token.error();
    identity::ExpectedToken expected;
    expected.issuer = settings_.issuer;
    expected.client = settings_.client;
    expected.nonce = begun.request.nonce;
    expected.now = clock_.now();
    auto identity = identity::check_id_token(token->reveal(), keys_, expected);
    if (identity || identity.error().code != Errc::not_found)
        co_return identity;
    // Its keys may have changed since we looked; a stranger's token must not make us ask all the time.
    if (!keys_.empty() && clock_.now() < keys_fetched_ + keys_at_most_every)
        co_return fail(Errc::forbidden, "token_wrong: key");
    auto provider = co_await this->provider();
    if (!provider)
        co_return provider.error();
    auto fetched = co_await fetch_keys(*provider);
    if (!fetched)
        co_return fetched.error();
    identity = identity::check_id_token(token->reveal(), keys_, expected);
    if (!identity && identity.error().code == Errc::not_found)
        co_return fail(Errc::forbidden, "token_wrong: key");
    co_return identity;
}

Result<WorkerId> CouncilSignIn::worker_of(identity::CouncilIdentity const& identity) const
{
    for (bool by_object : { true, false }) {
        if (by_object && identity.object.empty())
            continue;
        auto index = council_identity_index(vault_, identity, by_object);
        auto found = store_.read().credential(store::CredentialKind::oidc, index);
        if (found)
            return found->worker;
        if (found.error().code != Errc::not_found)
            return found.error();
    }
    return fail(Errc::forbidden, "identity_unknown");
}

asio::awaitable<Result<SignedIn>> CouncilSignIn::finish(Returned returned, From from)
{
    auto begun = begun_.take(returned.state); // Whatever comes of it, it is used up.
    if (!begun || begun->browser_hash != identity::sha256(returned.browser.reveal()))
        co_return fail(Errc::forbidden, "step_over");
    if (!returned.issuer.empty() && returned.issuer != settings_.issuer)
        co_return fail(Errc::forbidden, "token_wrong: another sign-in");
    auto identity = co_await identity_of(*begun, returned.code);
    Result<WorkerId> worker = identity ? worker_of(*identity) : Result<WorkerId>(identity.error());
    if (worker)
        co_return co_await desk_.named_by_council(*worker, std::move(from));
    if (worker.error().code == Errc::forbidden) {
        Change change;
        change.audit.push_back(audit_entry(clock_.now(), "nobody", "sign_in.oidc", {}));
        change.audit.back().outcome = "refused";
        auto noted = co_await store_.commit(std::move(change));
        if (!noted)
            co_return noted.error();
    }
    co_return worker.error();
}

} // namespace sayso::app
