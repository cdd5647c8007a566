#include "exchange/media/clean.h"

#include <algorithm>
#include <array>

namespace sayso::media {

namespace {

constexpr std::size_t head_size = 27; // Of a page, without its list of lengths.

struct Page {
    std::size_t begin = 0;
    std::size_t content = 0;
    std::size_t end = 0;
    std::uint64_t samples = 0; // Up to its end; all ones where no packet ends in it.
    std::uint64_t stream = 0;
    bool packet_goes_on = false; // Into the next page.
};

unsigned byte(std::string const& bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

std::uint64_t number(std::string const& bytes, std::size_t at, std::size_t length)
{
    std::uint64_t value = 0;
    for (std::size_t i = length; i > 0; --i)
        value = value << 8 | byte(bytes, at + i - 1);
    return value;
}

void write(std::string& bytes, std::size_t at, std::uint64_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        bytes[at + i] = static_cast<char>(value >> (8 * i) & 0xFF);
}

Result<Page> page_at(std::string const& bytes, std::size_t at)
{
    if (bytes.size() - at < head_size || bytes.compare(at, 4, "OggS") != 0)
        return wrong_kind("a broken Ogg");
    Page page;
    page.begin = at;
    page.samples = number(bytes, at + 6, 8);
    page.stream = number(bytes, at + 14, 4);
    auto parts = byte(bytes, at + 26);
    if (bytes.size() - at - head_size < parts)
        return wrong_kind("an Ogg that ends too early");
    page.content = at + head_size + parts;
    std::size_t size = 0;
    for (std::size_t i = 0; i < parts; ++i)
        size += byte(bytes, at + head_size + i);
    page.packet_goes_on = parts > 0 && byte(bytes, page.content - 1) == 255;
    if (bytes.size() - page.content < size)
        return wrong_kind("an Ogg that ends too early");
    page.end = page.content + size;
    return page;
}

/// The sum a page carries over itself (CRC-32 from the top, 0x04C11DB7), with its own place as zero.
void write_sum(std::string& bytes, Page const& page)
{
    write(bytes, page.begin + 22, 0);
    std::uint32_t sum = 0;
    for (auto at = page.begin; at < page.end; ++at) {
        sum ^= byte(bytes, at) << 24;
        for (int bit = 0; bit < 8; ++bit)
            sum = sum & 0x80000000u ? sum << 1 ^ 0x04C11DB7u : sum << 1;
    }
    write(bytes, page.begin + 22, sum);
}

/// "OpusTags", who wrote it, how many comments, the comments: the same number of bytes without any.
Result<> blank_tags(std::string& bytes, Page const& page)
{
    auto size = page.end - page.content;
    if (size < 16 || page.packet_goes_on || bytes.compare(page.content, 8, "OpusTags") != 0)
        return wrong_kind("an Ogg whose second page is not its tags");
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(page.content + 8),
        bytes.begin() + static_cast<std::ptrdiff_t>(page.end), ' ');
    write(bytes, page.content + 8, size - 16);
    write(bytes, page.end - 4, 0);
    write_sum(bytes, page);
    return {};
}

} // namespace

Result<std::int64_t> clean_ogg(std::string& bytes)
{
    std::uint64_t stream = 0;
    std::uint64_t skipped = 0;
    std::uint64_t samples = 0;
    std::size_t pages = 0;
    for (std::size_t at = 0; at < bytes.size(); ++pages) {
        auto page = page_at(bytes, at);
        if (!page)
            return page.error();
        if (pages == 0) {
            if (page->end - page->content < 19 || bytes.compare(page->content, 8, "OpusHead") != 0)
                return wrong_kind("an Ogg with other than Opus");
            stream = page->stream;
            skipped = number(bytes, page->content + 10, 2);
        } else if (page->stream != stream) {
            return wrong_kind("an Ogg with more than one stream");
        }
        if (pages == 1)
            if (auto blank = blank_tags(bytes, *page); !blank)
                return blank.error();
        if (page->samples != ~std::uint64_t(0))
            samples = std::max(samples, page->samples);
        at = page->end;
    }
    if (pages < 3)
        return wrong_kind("an Ogg without sound");
    auto heard = samples > skipped ? samples - skipped : 0;
    return static_cast<std::int64_t>(std::min<std::uint64_t>(heard / 48, std::uint64_t(1) << 40));
}

} // namespace sayso::media
