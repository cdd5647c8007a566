#include "exchange/media/clean.h"

namespace sayso::media {

namespace {

constexpr std::int64_t longest_voice = 180'000 + 5'000; // A recorder stops a little late.

} // namespace

Error wrong_kind(char const* what)
{
    return fail(Errc::invalid_input, std::string("upload_wrong_kind: ") + what);
}

Result<app::CleanMedia> clean(std::string const& kind, std::string bytes)
{
    if (kind == "photo")
        return clean_photo(bytes);
    if (kind == "drawing")
        return clean_drawing(bytes);
    if (kind == "voice")
        return clean_voice(std::move(bytes));
    return wrong_kind("there is no such kind");
}

Result<app::CleanMedia> clean_voice(std::string bytes)
{
    app::CleanMedia clean;
    Result<std::int64_t> lasts = wrong_kind("none of the containers of sound");
    if (bytes.starts_with("\x1A\x45\xDF\xA3")) {
        clean.type = "audio/webm";
        lasts = clean_webm(bytes);
    } else if (bytes.starts_with("OggS")) {
        clean.type = "audio/ogg";
        lasts = clean_ogg(bytes);
    } else if (bytes.size() > 12 && bytes.compare(4, 4, "ftyp") == 0) {
        clean.type = "audio/mp4";
        lasts = clean_mp4(bytes);
    }
    if (!lasts)
        return lasts.error();
    if (*lasts > longest_voice)
        return fail(Errc::invalid_input, "upload_too_long: more than three minutes");
    clean.bytes = std::move(bytes);
    return clean;
}

} // namespace sayso::media
