#pragma once

#include "net/connections.h"
#include "net/router.h"
#include "net/websocket_door.h"

namespace sayso::net {

/// What a connection is brought to: the table of routes, or the door to a WebSocket. All of it outlives the
/// connections.
struct Reception {
    Site const& site;
    Problems& problems;
    Router& router;
    WebSocketDoor& door;
    Connections& connections;
};

} // namespace sayso::net
