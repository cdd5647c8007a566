#include "base/result.h"

#include <stdexcept>

namespace sayso {

char const* name(Errc code)
{
    switch (code) {
    case Errc::invalid_input:
        return "invalid_input";
    case Errc::not_found:
        return "not_found";
    case Errc::forbidden:
        return "forbidden";
    case Errc::conflict:
        return "conflict";
    case Errc::unavailable:
        return "unavailable";
    case Errc::corrupt:
        return "corrupt";
    }
    return "corrupt";
}

void throw_exception_from_error(Error const& error, boost::source_location const& where)
{
    throw std::logic_error(std::string("unchecked result at ") + where.file_name() + ":" + std::to_string(where.line())
        + ": " + name(error.code) + ": " + error.detail);
}

} // namespace sayso
