#include "commands/council_sign_in.h"

#include "identity/provider.h"
#include <fstream>

namespace sayso::commands {

namespace {

/// The first line of the file, without its end.
Result<Secret<std::string>> read_secret(std::string const& path)
{
    std::ifstream file(path);
    std::string line;
    if (!file || !std::getline(file, line) || line.empty())
        return fail(Errc::not_found, "the file given with --oidc-secret-file can not be read, or is empty");
    return Secret<std::string>(std::move(line));
}

} // namespace

Result<std::optional<app::CouncilSignInSettings>> council_sign_in_settings(ServeOptions const& options)
{
    std::optional<app::CouncilSignInSettings> settings;
    if (options.oidc_issuer.empty())
        return settings;
    if (options.oidc_client.empty())
        return fail(Errc::invalid_input, "--oidc-issuer needs --oidc-client: what we are called there");
    if (!identity::may_be_fetched(options.oidc_issuer))
        return fail(Errc::invalid_input, "--oidc-issuer must begin with https://");
    settings.emplace();
    settings->name = options.oidc_name;
    settings->issuer = options.oidc_issuer;
    settings->client = options.oidc_client;
    if (!options.oidc_secret_file.empty()) {
        auto secret = read_secret(options.oidc_secret_file);
        if (!secret)
            return secret.error();
        settings->secret = std::move(*secret);
    }
    return settings;
}

} // namespace sayso::commands
