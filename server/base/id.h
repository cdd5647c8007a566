#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include <array>
#include <compare>
#include <cstring>
#include <string>
#include <string_view>

namespace sayso {

/// `00ff` for the bytes 0x00 0xff.
std::string to_hex(std::span<std::uint8_t const> bytes);

/// Fills `bytes` from exactly twice as many hexadecimal digits; false on anything else.
bool from_hex(std::string_view text, std::span<std::uint8_t> bytes);

/// 48 bits of time, then 80 random bits: new rows land beside each other in an index.
/// Not a secret: a token or code is made from Random alone.
std::array<std::uint8_t, 16> make_id_bytes(Moment now, Random& random);

/// A 128-bit name for one kind of thing; ids of different kinds do not mix.
template <class Tag> class Id {
public:
    Id() = default;

    static Id make(Moment now, Random& random) { return Id(make_id_bytes(now, random)); }

    static Id from_bytes(std::span<std::uint8_t const, 16> bytes)
    {
        Id id;
        std::memcpy(id.bytes_.data(), bytes.data(), bytes.size());
        return id;
    }

    /// Fails with invalid_input unless `text` is 32 hexadecimal digits.
    static Result<Id> parse(std::string_view text)
    {
        Id id;
        if (!from_hex(text, id.bytes_))
            return fail(Errc::invalid_input, "an id is 32 hexadecimal digits");
        return id;
    }

    std::string text() const { return to_hex(bytes_); }
    std::array<std::uint8_t, 16> const& bytes() const { return bytes_; }
    bool is_nil() const { return *this == Id(); }

    auto operator<=>(Id const&) const = default;

private:
    explicit Id(std::array<std::uint8_t, 16> bytes)
        : bytes_(bytes)
    {
    }

    std::array<std::uint8_t, 16> bytes_ {};
};

using AuthorityId = Id<struct AuthorityTag>;
using TeamId = Id<struct TeamTag>;
using WorkerId = Id<struct WorkerTag>;
using YoungPersonId = Id<struct YoungPersonTag>;
using SessionId = Id<struct SessionTag>;
using AnswerId = Id<struct AnswerTag>; // Made by the client, before it sends.
using AlertId = Id<struct AlertTag>;
using TaskId = Id<struct TaskTag>;
using ReplyId = Id<struct ReplyTag>;
using EntryId = Id<struct EntryTag>; // Of the chronology.
using OutboxId = Id<struct OutboxTag>;
using SignInId = Id<struct SignInTag>;
using CodeId = Id<struct CodeTag>;
using DraftId = Id<struct DraftTag>;
using PublicationId = Id<struct PublicationTag>;

} // namespace sayso

template <class Tag> struct std::hash<sayso::Id<Tag>> {
    std::size_t operator()(sayso::Id<Tag> const& id) const noexcept
    {
        // The tail is random, so it needs no mixing.
        std::size_t value;
        std::memcpy(&value, id.bytes().data() + 8, sizeof value);
        return value;
    }
};
