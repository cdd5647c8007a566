#pragma once

#include "app/media_check.h"

/// What young people send that is not words. Nothing here believes a name, a type or a length that came with it.
namespace sayso::media {

/// The app's MediaCheck.
Result<app::CleanMedia> clean(std::string const& kind, std::string bytes);

/// Decodes a JPEG or PNG and writes it anew, at most 1600 pixels a side: a photo as JPEG, a drawing as PNG. Pixels are
/// all that is left of it, so no place, camera or text. What it would take to decode is looked at before it is tried.
Result<app::CleanMedia> clean_photo(std::string const& bytes);
Result<app::CleanMedia> clean_drawing(std::string const& bytes);

/// Takes sound of up to three minutes and nothing else: Opus in WebM or Ogg, AAC or Opus in MP4. It is not decoded;
/// tags and everything else that could tell where it was made are overwritten.
Result<app::CleanMedia> clean_voice(std::string bytes);

// The containers. Each gives how long it lasts, in milliseconds, and overwrites its tags in `bytes`.
Result<std::int64_t> clean_webm(std::string& bytes);
Result<std::int64_t> clean_ogg(std::string& bytes);
Result<std::int64_t> clean_mp4(std::string& bytes);

Error wrong_kind(char const* what);

} // namespace sayso::media
