#include "exchange/media/clean.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

namespace sayso::media {

namespace {

constexpr std::uint64_t unknown_size = ~std::uint64_t(0);

enum Element : std::uint32_t {
    ebml = 0x1A45DFA3,
    doc_type = 0x4282,
    segment = 0x18538067,
    information = 0x1549A966,
    time_scale = 0x2AD7B1,
    date = 0x4461,
    title = 0x7BA9,
    written_by = 0x5741,
    muxed_by = 0x4D80,
    tracks = 0x1654AE6B,
    track = 0xAE,
    track_type = 0x83,
    track_name = 0x536E,
    codec = 0x86,
    cluster = 0x1F43B675,
    time_code = 0xE7,
    simple_block = 0xA3,
    block_group = 0xA0,
    block = 0xA1,
    tags = 0x1254C367,
    attachments = 0x1941A469,
    chapters = 0x1043A770,
    nothing = 0xEC,
};

struct Head {
    std::uint32_t id = 0;
    std::uint64_t size = 0; // unknown_size: it goes on until something follows that can not be in it.
    std::size_t begin = 0;
    std::size_t content = 0;
};

/// Goes through a file element by element; the containers we look into are only heads to it, so that it does not matter
/// how deep anything lies or whether its length is known, as it is not while something is being recorded.
class Walk {
public:
    explicit Walk(std::string& bytes)
        : bytes_(bytes)
    {
    }

    std::optional<Head> next()
    {
        Head head;
        head.begin = at_;
        auto id_length = length_at(at_);
        if (id_length == 0 || id_length > 4 || !has(at_, id_length))
            return std::nullopt;
        for (std::size_t i = 0; i < id_length; ++i)
            head.id = head.id << 8 | byte(at_ + i);
        at_ += id_length;
        auto size_length = length_at(at_);
        if (size_length == 0 || !has(at_, size_length))
            return std::nullopt;
        std::uint64_t all_ones = (std::uint64_t(1) << (7 * size_length)) - 1;
        head.size = byte(at_) & ((1u << (8 - size_length)) - 1u);
        for (std::size_t i = 1; i < size_length; ++i)
            head.size = head.size << 8 | byte(at_ + i);
        at_ += size_length;
        head.content = at_;
        if (head.size == all_ones)
            head.size = unknown_size;
        return head;
    }

    bool at_end() const { return at_ >= bytes_.size(); }
    bool holds(Head const& head) const { return head.size <= bytes_.size() - head.content; }
    void skip(Head const& head) { at_ = head.content + static_cast<std::size_t>(head.size); }

    std::uint64_t number(Head const& head) const
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < std::min<std::uint64_t>(head.size, 8); ++i)
            value = value << 8 | byte(head.content + i);
        return value;
    }
    std::string_view text(Head const& head) const
    {
        return std::string_view(bytes_).substr(head.content, static_cast<std::size_t>(head.size));
    }

    /// When a block begins, within its cluster.
    std::int16_t block_time(Head const& head) const
    {
        auto track_length = length_at(head.content);
        if (track_length == 0 || head.size < track_length + 2)
            return 0;
        auto at = head.content + track_length;
        return static_cast<std::int16_t>(byte(at) << 8 | byte(at + 1));
    }

    /// The same number of bytes, saying nothing.
    void blank(Head const& head)
    {
        std::fill_n(bytes_.begin() + static_cast<std::ptrdiff_t>(head.content), head.size, '\0');
    }

    /// The element becomes one that every player passes over.
    void make_nothing(Head const& head)
    {
        blank(head);
        auto spare = head.content - head.begin - 1; // What its head took, but for the new id.
        auto length = std::min<std::size_t>(spare, 8);
        auto size = head.size + (spare - length);
        bytes_[head.begin] = static_cast<char>(nothing);
        for (std::size_t i = 0; i < spare; ++i)
            bytes_[head.begin + 1 + i]
                = i < length ? static_cast<char>(size >> (8 * (length - 1 - i)) & 0xFF) : '\0';
        bytes_[head.begin + 1]
            = static_cast<char>(static_cast<unsigned char>(bytes_[head.begin + 1]) | 1u << (8 - length));
    }

private:
    unsigned byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }
    bool has(std::size_t at, std::size_t count) const { return at <= bytes_.size() && count <= bytes_.size() - at; }
    std::size_t length_at(std::size_t at) const
    {
        if (!has(at, 1) || byte(at) == 0)
            return 0;
        return static_cast<std::size_t>(std::countl_zero(static_cast<unsigned char>(byte(at)))) + 1;
    }

    std::string& bytes_;
    std::size_t at_ = 0;
};

struct Seen {
    bool is_webm = false;
    bool has_opus = false;
    bool has_other = false; // A picture, or sound of another kind.
    std::uint64_t scale = 1'000'000; // Nanoseconds.
    std::int64_t cluster_at = 0;
    std::int64_t last = 0;
};

bool is_looked_into(std::uint32_t id)
{
    return id == ebml || id == segment || id == information || id == tracks || id == track || id == cluster
        || id == block_group;
}

void look_at(Walk& walk, Head const& head, Seen& seen)
{
    switch (head.id) {
    case doc_type:
        seen.is_webm = walk.text(head).starts_with("webm");
        break;
    case time_scale:
        seen.scale = std::clamp<std::uint64_t>(walk.number(head), 1, 1'000'000'000);
        break;
    case track_type:
        seen.has_other = seen.has_other || walk.number(head) != 2;
        break;
    case codec:
        seen.has_opus = seen.has_opus || walk.text(head) == "A_OPUS";
        seen.has_other = seen.has_other || walk.text(head) != "A_OPUS";
        break;
    case time_code:
        seen.cluster_at = static_cast<std::int64_t>(std::min<std::uint64_t>(walk.number(head), std::uint64_t(1) << 40));
        break;
    case simple_block:
    case block:
        seen.last = std::max(seen.last, seen.cluster_at + walk.block_time(head));
        break;
    case date:
    case title:
    case written_by:
    case muxed_by:
    case track_name:
        walk.blank(head);
        break;
    case tags:
    case attachments:
    case chapters:
        walk.make_nothing(head);
        break;
    default:
        break;
    }
}

} // namespace

Result<std::int64_t> clean_webm(std::string& bytes)
{
    Walk walk(bytes);
    Seen seen;
    while (!walk.at_end()) {
        auto head = walk.next();
        if (!head)
            return wrong_kind("a broken WebM");
        if (is_looked_into(head->id))
            continue;
        if (head->size == unknown_size)
            return wrong_kind("a WebM that we can not look through");
        if (!walk.holds(*head))
            return wrong_kind("a WebM that ends too early");
        look_at(walk, *head, seen);
        walk.skip(*head);
    }
    if (!seen.is_webm || !seen.has_opus || seen.has_other)
        return wrong_kind("a WebM with more or other than Opus");
    return static_cast<std::int64_t>(static_cast<double>(seen.last) * static_cast<double>(seen.scale) / 1e6);
}

} // namespace sayso::media
