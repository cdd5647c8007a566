#include "exchange/web_fetch.h"

#include "base/log.h"
#include <curl/curl.h>
#include <memory>
#include <mutex>

namespace sayso::exchange {

namespace {

constexpr std::size_t most_bytes = 256 * 1024;
constexpr long most_milliseconds = 10'000;

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* into)
{
    auto& body = *static_cast<std::string*>(into);
    if (body.size() + size * count > most_bytes)
        return 0; // Ends the transfer.
    body.append(bytes, size * count);
    return size * count;
}

struct EndCurl {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};

void ready_curl()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

} // namespace

Result<app::WebPage> fetch(app::WebRequest const& request)
{
    ready_curl();
    std::unique_ptr<CURL, EndCurl> curl(curl_easy_init());
    if (!curl)
        return fail(Errc::unavailable, "libcurl could not be started");
    app::WebPage page;
    auto set = [&curl](CURLoption option, auto value) { return curl_easy_setopt(curl.get(), option, value) == CURLE_OK; };
    bool ready = set(CURLOPT_URL, request.url.c_str()) && set(CURLOPT_PROTOCOLS_STR, "https,http")
        && set(CURLOPT_FOLLOWLOCATION, 0L) && set(CURLOPT_NOSIGNAL, 1L) && set(CURLOPT_TIMEOUT_MS, most_milliseconds)
        && set(CURLOPT_CONNECTTIMEOUT_MS, most_milliseconds / 2) && set(CURLOPT_SSL_VERIFYPEER, 1L)
        && set(CURLOPT_SSL_VERIFYHOST, 2L) && set(CURLOPT_WRITEFUNCTION, &keep) && set(CURLOPT_WRITEDATA, &page.body);
    if (!request.form.empty())
        ready = ready && set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.form.size()))
            && set(CURLOPT_COPYPOSTFIELDS, request.form.c_str());
    if (!request.user.empty())
        ready = ready && set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC))
            && set(CURLOPT_USERNAME, request.user.c_str())
            && set(CURLOPT_PASSWORD, request.password.reveal().c_str());
    if (!ready)
        return fail(Errc::unavailable, "libcurl took no orders");
    auto done = curl_easy_perform(curl.get());
    if (done != CURLE_OK) {
        log_event("fetch_failed", { { "curl", static_cast<int>(done) } });
        return fail(Errc::unavailable, "the other server could not be reached");
    }
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &page.status);
    return page;
}

} // namespace sayso::exchange
