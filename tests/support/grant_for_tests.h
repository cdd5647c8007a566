#pragma once

#include "vault/vault.h"

namespace sayso::vault {

/// Tests of rooms below app have no Authority to ask: this makes the Grant that it would have given.
class GrantForTests {
public:
    static Grant for_subject(YoungPersonId subject) { return Grant(subject); }
};

} // namespace sayso::vault
