#pragma once

#include <utility>

namespace sayso {

/// A value that must not be printed: it has no stream operator and no implicit way out.
template <class T> class Secret {
public:
    Secret() = default;
    explicit Secret(T value)
        : value_(std::move(value))
    {
    }

    /// The one way to the value; each use should be easy to find and to defend.
    T const& reveal() const { return value_; }

private:
    T value_ {};
};

} // namespace sayso
