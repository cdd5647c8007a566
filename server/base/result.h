#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <string>
#include <utility>

namespace sayso {

/// What the caller can do about a failure, not where it came from.
enum class Errc {
    invalid_input, // Tell the person how to put it right.
    not_found, // Also when it exists but this caller may not know that.
    forbidden, // Known caller, missing permission; always audited.
    conflict, // Someone saved first, or the thing was used already: reload and try again.
    unavailable, // Disk, network or peer; retrying later may work.
    corrupt, // Stored data broke an invariant; page an operator.
};

/// The fixed lower-case name used in logs and in problem messages, for example "invalid_input".
char const* name(Errc code);

struct Error {
    Error() = default; // Boost 1.81's result wants one; never seen by a caller.
    Error(Errc code_, std::string detail_, boost::source_location where_ = BOOST_CURRENT_LOCATION)
        : code(code_)
        , detail(std::move(detail_))
        , where(where_)
    {
    }

    Errc code = Errc::corrupt;
    std::string detail; // For the log only: no names, no answers.
    boost::source_location where;
};

/// Called by Result::value() on an error: reaching it is a bug in the caller.
[[noreturn]] void throw_exception_from_error(Error const& error, boost::source_location const& where);

template <class T = void> using Result = boost::system::result<T, Error>;

inline Error fail(Errc code, std::string detail, boost::source_location where = BOOST_CURRENT_LOCATION)
{
    return Error(code, std::move(detail), where);
}

} // namespace sayso
