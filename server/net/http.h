#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTTP as the rest of this room sees it: Beast stays behind http_connection.cpp.
namespace sayso::net {

enum class Method { get, head, post, put, other };

struct Request {
    Method method = Method::get;
    std::string path; // As sent, not decoded: nothing we serve has a name that needs it.
    std::string query;
    std::optional<std::string> origin; // Two Origin headers are as wrong as a foreign one: then it is "".
    std::string cookie;
    std::string content_type;
    std::string subprotocols;
    std::string accept_encoding;
    std::string accept_language;
    std::string range; // What part of it they want, as sent.
    std::string user_agent; // For telling devices apart; never stored as it is.
    std::string body;
    std::string address; // Of the peer, without its port.
};

struct Response {
    unsigned status = 200;
    std::string content_type; // Empty: no content.
    std::string body;
    std::string_view file; // Instead of body: bytes that live as long as the server.
    std::string cache = "no-store";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string policy; // A Content-Security-Policy of its own, in place of the site's.
};

Response json_response(unsigned status, std::string body);

/// `value` of `name` in `a=b&name=value`; empty if it is not there. Not decoded.
std::string query_value(std::string_view query, std::string_view name);

/// The first and last byte that `bytes=a-b` asks for of `size` bytes; nothing if it asks for all, or for several parts.
/// Of a part that is not there, first is `size`.
struct ByteRange {
    std::size_t first = 0;
    std::size_t last = 0;
};
std::optional<ByteRange> byte_range(std::string_view header, std::size_t size);

/// `value` of `name` in `a=b; name=value`. Nothing if it is there twice: then nobody knows which one is meant.
std::optional<std::string> cookie_value(std::string_view header, std::string_view name);

/// Whether `wanted` is one of a comma-separated list.
bool lists(std::string_view header, std::string_view wanted);

} // namespace sayso::net
