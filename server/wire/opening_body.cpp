#include "wire/opening_body.h"

#include "wire/writing.h"

namespace sayso::wire {

boost::json::object opening_json(domain::OpeningView const& opening)
{
    json::object object { { "open_now", opening.open_now }, { "words", opening.words } };
    add_text(object, "next", opening.next);
    object["night_words"] = opening.night_words;
    add_text(object, "night_phone", opening.night_phone);
    return object;
}

} // namespace sayso::wire
