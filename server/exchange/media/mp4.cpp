#include "exchange/media/clean.h"

#include <algorithm>

namespace sayso::media {

namespace {

constexpr int deepest = 8;

struct Box {
    std::string_view name;
    std::size_t begin = 0;
    std::size_t content = 0;
    std::size_t end = 0;
};

struct Seen {
    bool has_sound = false;
    bool has_other = false;
    bool has_data = false;
    std::uint64_t longest = 0; // Milliseconds.
    std::uint64_t scale = 0; // Of the track's own times: units a second.
};

std::uint64_t number(std::string const& bytes, Box const& box, std::size_t offset, std::size_t length)
{
    std::uint64_t value = 0;
    if (box.end - box.content < offset + length)
        return 0;
    for (std::size_t i = 0; i < length; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[box.content + offset + i]);
    return value;
}

std::string_view text(std::string const& bytes, Box const& box, std::size_t offset)
{
    return box.end - box.content < offset + 4 ? "" : std::string_view(bytes).substr(box.content + offset, 4);
}

Result<Box> box_at(std::string const& bytes, std::size_t at, std::size_t end)
{
    if (end - at < 8)
        return wrong_kind("a broken MP4");
    Box box { std::string_view(bytes).substr(at + 4, 4), at, at, end };
    auto size = number(bytes, box, 0, 4);
    box.content = at + 8;
    if (size == 1) {
        size = number(bytes, box, 0, 8);
        box.content = at + 16;
    } else if (size == 0) {
        size = end - at; // To the end of the file.
    }
    if (size < box.content - at || size > end - at)
        return wrong_kind("an MP4 with a box that does not fit");
    box.end = at + static_cast<std::size_t>(size);
    return box;
}

bool is_looked_into(std::string_view name)
{
    for (auto container : { "moov", "trak", "mdia", "minf", "stbl", "moof", "traf", "mvex", "edts", "dinf" })
        if (name == container)
            return true;
    return false;
}

bool is_telling(std::string_view name) // Where it was made, and with what.
{
    for (auto tags : { "udta", "meta", "uuid", "ilst", "loci", "XMP_", "cprt" })
        if (name == tags)
            return true;
    return false;
}

void lasts(Seen& seen, std::uint64_t units, std::uint64_t scale)
{
    bool known = scale != 0 && units != ~std::uint64_t(0) && units != 0xFFFFFFFFu;
    if (known)
        seen.longest = std::max(seen.longest, std::min(units, std::uint64_t(1) << 40) * 1000 / scale);
}

void look_at(std::string const& bytes, Box const& box, Seen& seen)
{
    bool wide = number(bytes, box, 0, 1) == 1; // Times of eight bytes.
    if (box.name == "hdlr") {
        bool sound = text(bytes, box, 8) == "soun";
        seen.has_sound = seen.has_sound || sound;
        seen.has_other = seen.has_other || !sound;
    } else if (box.name == "stsd") {
        auto codec = text(bytes, box, 12);
        seen.has_other = seen.has_other || (codec != "mp4a" && codec != "Opus") || number(bytes, box, 4, 4) != 1;
    } else if (box.name == "mvhd" || box.name == "mdhd") {
        auto scale = number(bytes, box, wide ? 20 : 12, 4);
        lasts(seen, number(bytes, box, wide ? 24 : 16, wide ? 8 : 4), scale);
        if (box.name == "mdhd")
            seen.scale = scale;
    } else if (box.name == "tfdt") { // A file made while recording: when its last part begins.
        lasts(seen, number(bytes, box, 4, wide ? 8 : 4), seen.scale);
    } else if (box.name == "mdat") {
        seen.has_data = true;
    }
}

Result<> walk(std::string& bytes, std::size_t at, std::size_t end, int depth, Seen& seen)
{
    while (at < end) {
        auto box = box_at(bytes, at, end);
        if (!box)
            return box.error();
        at = box->end;
        if (is_telling(box->name)) {
            bytes.replace(box->begin + 4, 4, "free"); // Players pass over it; everything else stays where it is.
            std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(box->content),
                bytes.begin() + static_cast<std::ptrdiff_t>(box->end), '\0');
        } else if (is_looked_into(box->name)) {
            if (depth == deepest)
                return wrong_kind("an MP4 that is nested too deep");
            if (auto looked = walk(bytes, box->content, box->end, depth + 1, seen); !looked)
                return looked;
        } else {
            look_at(bytes, *box, seen);
        }
    }
    return {};
}

} // namespace

Result<std::int64_t> clean_mp4(std::string& bytes)
{
    Seen seen;
    if (auto looked = walk(bytes, 0, bytes.size(), 0, seen); !looked)
        return looked.error();
    if (!seen.has_sound || seen.has_other || !seen.has_data)
        return wrong_kind("an MP4 with more or other than sound");
    return static_cast<std::int64_t>(seen.longest);
}

} // namespace sayso::media
