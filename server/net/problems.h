#pragma once

#include "net/http.h"
#include "text/present.h"
#include "wire/problem.h"

namespace sayso::net {

/// Puts failures into words a person can use, and into the log with what an operator needs. Threads: the network
/// thread.
class Problems {
public:
    Problems(text::Presenter& presenter, text::Translations const& translations);

    wire::Problem explain(Error const& error, text::Locale const& locale);
    wire::Problem explain(wire::MessageFault const& fault, text::Locale const& locale);

    Response response(Error const& error, text::Locale const& locale);
    Response response(wire::MessageFault const& fault, text::Locale const& locale);

    /// A refusal of the request itself: 401, 413, 429 and the like. `key` has words in i18n as problem.<key>.
    Response response(unsigned status, Errc code, char const* key, text::Locale const& locale);

private:
    std::string words(std::vector<std::string> const& keys, text::Locale const& locale);

    text::Presenter& presenter_;
    text::Translations const& translations_;
};

} // namespace sayso::net
