#include "exchange/media/clean.h"
#include "tests/support/pictures.h"
#include <gtest/gtest.h>

// What is left of what young people send: the picture or the sound, and nothing that says where, with what or by whom.
namespace sayso::media {

namespace {

using namespace sayso::tests;

/// The key its words are found with, or "" if it is taken.
template <class T> std::string refusal(Result<T> const& result)
{
    if (result)
        return "";
    EXPECT_EQ(result.error().code, Errc::invalid_input);
    return result.error().detail.substr(0, result.error().detail.find(':'));
}

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(Size const&) const = default;
};

Size size_of_jpeg(std::string const& bytes)
{
    auto decoder = tjInitDecompress();
    Size size;
    int subsampling = 0;
    int colours = 0;
    tjDecompressHeader3(decoder, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), &size.width,
        &size.height, &subsampling, &colours);
    tjDestroy(decoder);
    return size;
}

std::string element(std::string const& id, std::string const& content)
{
    auto size = content.size(); // In eight bytes, as recorders write it.
    std::string head = id + "\x01";
    for (int shift = 48; shift >= 0; shift -= 8)
        head += static_cast<char>(size >> shift);
    return head + content;
}

std::string const unknown_length = "\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF";

/// As a browser records: lengths that nobody knew while it was spoken.
std::string webm(std::string const& codec, int seconds, char track_type = 2, std::string const& more = "")
{
    auto head = element("\x1A\x45\xDF\xA3", element("\x42\x82", "webm"));
    auto info = element("\x15\x49\xA9\x66",
        element("\x2A\xD7\xB1", std::string("\x0F\x42\x40", 3)) + element("\x57\x41", "CanaryBrowser 1"));
    auto track = element("\x16\x54\xAE\x6B",
        element("\xAE", element("\x83", std::string(1, track_type)) + element("\x86", codec)));
    std::string clusters;
    for (int second = 0; second < seconds; second += 30) {
        auto at = second * 1000;
        std::string time { static_cast<char>(at >> 16), static_cast<char>(at >> 8), static_cast<char>(at) };
        auto late = std::min(30, seconds - second) * 1000;
        clusters += "\x1F\x43\xB6\x75" + unknown_length + element("\xE7", time)
            + element("\xA3", std::string("\x81\0\0\x80", 4) + "sound")
            + element("\xA3",
                std::string { '\x81', static_cast<char>(late >> 8), static_cast<char>(late), '\x80' } + "sound");
    }
    return head + "\x18\x53\x80\x67" + unknown_length + info + track + more + clusters;
}

std::string little(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += i < 8 ? static_cast<char>(value >> (8 * i)) : '\0';
    return text;
}

std::string ogg_page(std::uint64_t samples, std::string const& packet, unsigned stream = 7)
{
    return std::string("OggS\0\0", 6) + little(samples, 8) + little(stream, 4) + little(0, 4) + little(0, 4) + '\1'
        + static_cast<char>(packet.size()) + packet;
}

std::string ogg(int seconds)
{
    auto head = std::string("OpusHead\1\1", 10) + little(312, 2) + little(48000, 4) + little(0, 3);
    auto tags = "OpusTags" + little(6, 4) + "Canary" + little(1, 4) + little(18, 4) + "LOCATION=CanarySt.";
    return ogg_page(0, head) + ogg_page(0, tags) + ogg_page(static_cast<std::uint64_t>(seconds) * 48000 + 312, "sound");
}

std::string big(std::uint64_t value, int bytes)
{
    auto text = little(value, bytes);
    return { text.rbegin(), text.rend() };
}

std::string box(std::string const& name, std::string const& content)
{
    return big(content.size() + 8, 4) + name + content;
}

std::string mp4(int seconds, std::string const& handler = "soun", std::string const& codec = "mp4a")
{
    auto times = big(0, 12) + big(1000, 4) + big(static_cast<std::uint64_t>(seconds) * 1000, 4);
    auto description = box("stsd", big(0, 4) + big(1, 4) + box(codec, big(0, 8)));
    auto media = box("mdia",
        box("mdhd", times) + box("hdlr", big(0, 8) + handler + big(0, 12)) + box("minf", box("stbl", description)));
    auto place = box("udta", box("\xA9xyz", "+51.5000-000.1200/Canary"));
    return box("ftyp", "M4A isom") + box("moov", box("mvhd", times) + box("trak", media) + place)
        + box("mdat", "sound");
}

bool has_canary(std::string const& bytes)
{
    return bytes.find("anary") != std::string::npos;
}

TEST(Media, APhotoComesOutWithoutItsPlace)
{
    auto photo = jpeg_with_place();
    ASSERT_TRUE(has_canary(photo)); // The camera, a street, a profile and a note are in it.
    ASSERT_NE(photo.find("Exif"), std::string::npos);
    auto clean = clean_photo(photo);
    ASSERT_TRUE(clean) << clean.error().detail;
    EXPECT_EQ(clean->type, "image/jpeg");
    EXPECT_EQ(size_of_jpeg(clean->bytes), (Size { 400, 300 }));
    EXPECT_FALSE(has_canary(clean->bytes));
    for (auto trace : { "Exif", "ICC_PROFILE", "xmp", "GPS", "II*" })
        EXPECT_EQ(clean->bytes.find(trace), std::string::npos) << trace;
}

TEST(Media, ALargePhotoIsMadeSmaller)
{
    auto wide = clean_photo(plain_jpeg(4000, 3000));
    ASSERT_TRUE(wide) << wide.error().detail;
    EXPECT_LE(size_of_jpeg(wide->bytes).width, 1600);
    EXPECT_GE(size_of_jpeg(wide->bytes).width, 1400);
    auto high = clean_photo(plain_jpeg(1000, 3200));
    ASSERT_TRUE(high);
    EXPECT_EQ(size_of_jpeg(high->bytes).height, 1600);
}

TEST(Media, TooManyPixelsAreNotDecoded)
{
    auto small = plain_jpeg(16, 16);
    // The head says 60000 by 60000; to believe it would take ten gigabytes.
    auto frame = small.find("\xFF\xC0");
    ASSERT_NE(frame, std::string::npos);
    small.replace(frame + 5, 4, "\xEA\x60\xEA\x60");
    EXPECT_EQ(refusal(clean_photo(small)), "upload_too_large");
    EXPECT_EQ(refusal(clean_drawing(plain_png(1601, 2))), "upload_too_large");
}

TEST(Media, ADrawingStaysAPngAndLosesItsNotes)
{
    auto drawing = plain_png(300, 200, "canary: drawn at home");
    ASSERT_TRUE(has_canary(drawing));
    auto clean = clean_drawing(drawing);
    ASSERT_TRUE(clean) << clean.error().detail;
    EXPECT_EQ(clean->type, "image/png");
    EXPECT_TRUE(clean->bytes.starts_with("\x89PNG"));
    EXPECT_FALSE(has_canary(clean->bytes));
}

TEST(Media, WhatIsNoPictureIsRefused)
{
    auto photo = plain_jpeg(64, 64);
    for (auto const& bytes : { std::string(), std::string("<svg onload=alert(1)>"), std::string("GIF89a"),
             photo.substr(0, photo.size() / 2), std::string("\xFF\xD8\xFF\xE0"), webm("A_OPUS", 5),
             plain_png(8, 8).substr(0, 40) })
        EXPECT_EQ(refusal(clean_photo(bytes)), "upload_wrong_kind") << bytes.size();
    EXPECT_EQ(refusal(clean("voice", photo)), "upload_wrong_kind");
    EXPECT_EQ(refusal(clean("film", photo)), "upload_wrong_kind");
}

TEST(Media, AVoiceNoteIsKeptWithoutItsTags)
{
    auto tags = element("\x12\x54\xC3\x67", "LOCATION CanaryStreet 12");
    struct Case {
        std::string bytes;
        std::string type;
    };
    for (auto const& one : { Case { webm("A_OPUS", 170, 2, tags), "audio/webm" }, Case { ogg(170), "audio/ogg" },
             Case { mp4(170), "audio/mp4" } }) {
        ASSERT_TRUE(has_canary(one.bytes)) << one.type;
        auto clean = clean_voice(one.bytes);
        ASSERT_TRUE(clean) << one.type << clean.error().detail;
        EXPECT_EQ(clean->type, one.type);
        EXPECT_EQ(clean->bytes.size(), one.bytes.size());
        EXPECT_FALSE(has_canary(clean->bytes)) << one.type;
        EXPECT_NE(clean->bytes.find("sound"), std::string::npos);
        EXPECT_TRUE(clean_voice(clean->bytes)) << one.type; // What is left can still be read.
    }
}

TEST(Media, ThreeMinutesAreTheLimit)
{
    for (auto const& bytes : { webm("A_OPUS", 200), ogg(200), mp4(200) })
        EXPECT_EQ(refusal(clean_voice(bytes)), "upload_too_long");
    for (auto const& bytes : { webm("A_OPUS", 180), ogg(180), mp4(180) })
        EXPECT_EQ(refusal(clean_voice(bytes)), "");
}

TEST(Media, OnlySoundOfTheKindsWeKnow)
{
    for (auto const& bytes : { webm("A_VORBIS", 5), webm("V_VP8", 5, 1), mp4(5, "vide", "avc1"), mp4(5, "soun", "alac"),
             ogg_page(0, "\x01vorbis and some more of it"), std::string("RIFF....WAVEfmt "),
             ogg(5) + ogg_page(9, "sound", 8) })
        EXPECT_EQ(refusal(clean_voice(bytes)), "upload_wrong_kind");
}

TEST(Media, WhatIsCutOffOrChangedNeverDoesHarm)
{
    for (auto const& whole : { webm("A_OPUS", 40), ogg(5), mp4(5) })
        for (std::size_t size = 0; size < whole.size(); ++size) {
            (void)clean_voice(whole.substr(0, size));
            auto changed = whole;
            changed[size] = static_cast<char>(changed[size] ^ 0xFF);
            (void)clean_voice(changed);
        }
    auto photo = jpeg_with_place(32, 24);
    for (std::size_t size = 0; size < photo.size(); ++size) {
        (void)clean_photo(photo.substr(0, size));
        auto changed = photo;
        changed[size] = static_cast<char>(changed[size] ^ 0xFF);
        (void)clean_photo(changed);
    }
}

} // namespace

} // namespace sayso::media
