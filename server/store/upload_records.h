#pragma once

#include "domain/upload.h"
#include "vault/vault.h"
#include <optional>
#include <string>
#include <vector>

namespace sayso::store {

/// A photo, voice note or drawing on its way, or kept. Its bytes are UploadPieces.
struct UploadRecord {
    UploadId id;
    YoungPersonId subject;
    SessionId session; // It may be named by an answer of this conversation only,
    std::string place; // at this place.
    std::string kind; // "photo", "voice" or "drawing", as the step asks.
    std::string type; // Of the bytes. Until it is kept: what the page says; from then on: what we made of it.
    std::uint64_t bytes = 0; // In all: announced, and from then on ours.
    std::uint64_t received = 0; // So far, without a gap.
    Moment begun;
    std::optional<Moment> kept; // Looked at, made anew and stored: it may be named.
    std::optional<Moment> named; // First named by an answer. What never is goes after a while.
};

/// Part of an upload, sealed under {"upload_piece", "bytes", "<upload>/<raw or kept>/<from>"}.
struct UploadPiece {
    std::uint64_t from = 0;
    vault::Sealed bytes;
};

/// The next part arrives. Fails with conflict unless the upload is open and has come exactly to `piece.from`.
struct UploadArrived {
    UploadId upload;
    UploadPiece piece;
    std::uint64_t bytes = 0; // Before they were sealed.
};

/// All of it was looked at: what we made of it takes the place of what came. Fails with conflict if that was done.
struct UploadKept {
    UploadId upload;
    std::string type;
    std::uint64_t bytes = 0;
    std::vector<UploadPiece> pieces;
    Moment at;
};

/// An answer names it. Fails with conflict unless it is kept, not_found if it is gone; the first naming stays.
struct UploadNamed {
    UploadId upload;
    Moment at;
};

/// Goes, unless an answer has named it meanwhile (conflict).
struct UploadDropped {
    UploadId upload;
};

} // namespace sayso::store
