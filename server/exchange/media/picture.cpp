#include "exchange/media/clean.h"

#include <algorithm>
#include <memory>
#include <png.h>
#include <turbojpeg.h>
#include <vector>

namespace sayso::media {

namespace {

constexpr int longest_side = 1600;
constexpr std::int64_t most_pixels = 16 * 1024 * 1024; // Before it is made smaller.
constexpr int quality = 85;

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> pixels; // Red, green, blue.
};

struct EndDecoder {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Turbo = std::unique_ptr<void, EndDecoder>;

bool is_too_large(std::int64_t width, std::int64_t height)
{
    return width < 1 || height < 1 || width * height > most_pixels;
}

Error too_large()
{
    return fail(Errc::invalid_input, "upload_too_large: more pixels than we decode");
}

/// The decoder itself can shrink by eighths: the largest that fits.
tjscalingfactor shrink_for(int width, int height)
{
    int count = 0;
    auto const* factors = tjGetScalingFactors(&count);
    tjscalingfactor best { 1, 8 };
    for (int i = 0; i < count; ++i) {
        auto factor = factors[i];
        bool fits = factor.num <= factor.denom && TJSCALED(width, factor) <= longest_side
            && TJSCALED(height, factor) <= longest_side;
        if (fits && factor.num * best.denom > best.num * factor.denom)
            best = factor;
    }
    return best;
}

Result<Picture> read_jpeg(std::string const& bytes)
{
    Turbo decoder(tjInitDecompress());
    auto const* data = reinterpret_cast<unsigned char const*>(bytes.data());
    auto size = static_cast<unsigned long>(bytes.size());
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (!decoder || tjDecompressHeader3(decoder.get(), data, size, &width, &height, &subsampling, &colours) != 0)
        return wrong_kind("no JPEG");
    if (width < 1 || height < 1)
        return wrong_kind("a JPEG without a picture");
    if (colours == TJCS_CMYK || colours == TJCS_YCCK)
        return wrong_kind("a JPEG for printers");
    if (is_too_large(width, height))
        return too_large();
    auto factor = shrink_for(width, height);
    Picture picture;
    picture.width = TJSCALED(width, factor);
    picture.height = TJSCALED(height, factor);
    if (picture.width > longest_side || picture.height > longest_side)
        return too_large();
    picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3);
    // A file of very many passes over the picture is small and takes for ever.
    int done = tjDecompress2(decoder.get(), data, size, picture.pixels.data(), picture.width, 0, picture.height,
        TJPF_RGB, TJFLAG_LIMITSCANS | TJFLAG_STOPONWARNING);
    if (done != 0)
        return wrong_kind("a broken JPEG");
    return picture;
}

Result<Picture> read_png(std::string const& bytes)
{
    png_image image {};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return wrong_kind("no PNG");
    if (is_too_large(image.width, image.height) || image.width > longest_side || image.height > longest_side) {
        png_image_free(&image);
        return too_large();
    }
    image.format = PNG_FORMAT_RGB;
    Picture picture;
    picture.width = static_cast<int>(image.width);
    picture.height = static_cast<int>(image.height);
    picture.pixels.resize(PNG_IMAGE_SIZE(image));
    png_color white { 255, 255, 255 }; // Under what can be seen through.
    if (png_image_finish_read(&image, &white, picture.pixels.data(), 0, nullptr) == 0)
        return wrong_kind("a broken PNG");
    return picture;
}

Result<Picture> read_picture(std::string const& bytes)
{
    if (bytes.starts_with("\xFF\xD8\xFF"))
        return read_jpeg(bytes);
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"))
        return read_png(bytes);
    return wrong_kind("neither JPEG nor PNG");
}

} // namespace

Result<app::CleanMedia> clean_photo(std::string const& bytes)
{
    auto picture = read_picture(bytes);
    if (!picture)
        return picture.error();
    Turbo encoder(tjInitCompress());
    unsigned char* out = nullptr;
    unsigned long size = 0;
    bool done = encoder
        && tjCompress2(encoder.get(), picture->pixels.data(), picture->width, 0, picture->height, TJPF_RGB, &out, &size,
               TJSAMP_420, quality, 0)
            == 0;
    app::CleanMedia clean;
    if (done) {
        clean.type = "image/jpeg";
        clean.bytes.assign(reinterpret_cast<char const*>(out), size);
    }
    tjFree(out);
    if (!done)
        return fail(Errc::corrupt, "a decoded photo could not be written anew");
    return clean;
}

Result<app::CleanMedia> clean_drawing(std::string const& bytes)
{
    auto picture = read_picture(bytes);
    if (!picture)
        return picture.error();
    png_image image {};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture->width);
    image.height = static_cast<png_uint_32>(picture->height);
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    app::CleanMedia clean;
    clean.type = "image/png";
    clean.bytes.resize(size);
    if (png_image_write_to_memory(&image, clean.bytes.data(), &size, 0, picture->pixels.data(), 0, nullptr) == 0)
        return fail(Errc::corrupt, "a decoded drawing could not be written anew");
    clean.bytes.resize(size);
    return clean;
}

} // namespace sayso::media
