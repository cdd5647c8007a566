#pragma once

#include <png.h>
#include <string>
#include <turbojpeg.h>
#include <vector>
#include <zlib.h>

/// Pictures and sound as phones send them, made here: nothing of anybody's.
namespace sayso::tests {

/// Shades that change from left to right and from top to bottom, so that a turned or cut picture would show.
inline std::vector<unsigned char> shades(int width, int height)
{
    std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
            pixels[at] = static_cast<unsigned char>(255 * x / width);
            pixels[at + 1] = static_cast<unsigned char>(255 * y / height);
            pixels[at + 2] = 128;
        }
    return pixels;
}

inline std::string plain_jpeg(int width, int height)
{
    auto pixels = shades(width, height);
    auto encoder = tjInitCompress();
    unsigned char* out = nullptr;
    unsigned long size = 0;
    tjCompress2(encoder, pixels.data(), width, 0, height, TJPF_RGB, &out, &size, TJSAMP_420, 80, 0);
    std::string bytes(reinterpret_cast<char const*>(out), size);
    tjFree(out);
    tjDestroy(encoder);
    return bytes;
}

/// A segment of a JPEG: marker, length, content.
inline std::string segment(unsigned char marker, std::string const& content)
{
    auto size = content.size() + 2;
    return std::string("\xFF") + static_cast<char>(marker) + static_cast<char>(size >> 8)
        + static_cast<char>(size & 0xFF) + content;
}

/// A photo with a place in it, the camera's name, a colour profile and a note: what a phone or an app may put there.
/// The place is 51.5 degrees north, 0.12 west, as Exif writes it.
inline std::string jpeg_with_place(int width = 400, int height = 300)
{
    auto u16 = [](unsigned v) { return std::string { static_cast<char>(v & 0xFF), static_cast<char>(v >> 8) }; };
    auto u32 = [&](unsigned v) { return u16(v & 0xFFFF) + u16(v >> 16); };
    std::string exif = std::string("Exif\0\0", 6) + "II*" + std::string(1, '\0') + u32(8);
    exif += u16(2); // Two entries: the camera, and where the place is.
    exif += u16(0x010F) + u16(2) + u32(11) + u32(38);
    exif += u16(0x8825) + u16(4) + u32(1) + u32(50);
    exif += u32(0) + std::string("CanaryCam\0\0\0", 12);
    exif += u16(4);
    exif += u16(1) + u16(2) + u32(2) + std::string("N\0\0\0", 4);
    exif += u16(2) + u16(5) + u32(3) + u32(104);
    exif += u16(3) + u16(2) + u32(2) + std::string("W\0\0\0", 4);
    exif += u16(4) + u16(5) + u32(3) + u32(128);
    exif += u32(0);
    exif += u32(51) + u32(1) + u32(30) + u32(1) + u32(0) + u32(1);
    exif += u32(0) + u32(1) + u32(7) + u32(1) + u32(12) + u32(1);
    auto plain = plain_jpeg(width, height);
    return plain.substr(0, 2) + segment(0xE1, exif)
        + segment(0xE1, std::string("http://ns.adobe.com/xap/1.0/\0", 29) + "<x:xmpmeta>CanaryStreet 12</x:xmpmeta>")
        + segment(0xE2, std::string("ICC_PROFILE\0\1\1", 14) + "CanaryProfile")
        + segment(0xFE, "canary: taken at home") + plain.substr(2);
}

inline std::string plain_png(int width, int height, std::string const& note = "")
{
    auto pixels = shades(width, height);
    png_image image {};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
    bytes.resize(size);
    if (note.empty())
        return bytes;
    std::string content = "tEXt" + std::string("Comment\0", 8) + note;
    auto sum = crc32(0, reinterpret_cast<unsigned char const*>(content.data()), static_cast<unsigned>(content.size()));
    auto big = [](unsigned long v) {
        return std::string { static_cast<char>(v >> 24), static_cast<char>(v >> 16), static_cast<char>(v >> 8),
            static_cast<char>(v) };
    };
    auto chunk = big(content.size() - 4) + content + big(sum);
    return bytes.substr(0, 33) + chunk + bytes.substr(33); // After its head.
}

} // namespace sayso::tests
