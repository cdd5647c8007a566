#include "flow/message_arguments.h"

#include <algorithm>

namespace sayso::flow {

namespace {

class MessageReader {
public:
    explicit MessageReader(std::string_view message)
        : rest_(message)
    {
    }

    std::vector<std::string> read()
    {
        while (!rest_.empty())
            read_message(0);
        return std::move(names_);
    }

private:
    /// Words up to the } that closes the message this one stands in.
    void read_message(int depth)
    {
        while (!rest_.empty()) {
            char c = take();
            if (c == '\'')
                skip_quoted();
            else if (c == '{' && depth < 16)
                read_argument(depth);
            else if (c == '}')
                return;
        }
    }

    /// After an apostrophe: it begins a quotation only before a brace, and two stand for one.
    void skip_quoted()
    {
        if (rest_.empty() || (rest_[0] != '{' && rest_[0] != '}'))
            return;
        auto end = rest_.find('\'');
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    }

    void read_argument(int depth)
    {
        auto name = take_word();
        if (!name.empty() && std::find(names_.begin(), names_.end(), name) == names_.end())
            names_.push_back(std::move(name));
        // What follows is `, type, style`; the messages inside a plural or select are the only braces in it.
        while (!rest_.empty()) {
            char c = take();
            if (c == '}')
                return;
            if (c == '{')
                read_message(depth + 1);
        }
    }

    std::string take_word()
    {
        auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
        while (!rest_.empty() && is_space(rest_[0]))
            take();
        std::string word;
        while (!rest_.empty() && rest_[0] != ',' && rest_[0] != '}' && rest_[0] != '{' && !is_space(rest_[0]))
            word += take();
        return word;
    }

    char take()
    {
        char c = rest_[0];
        rest_.remove_prefix(1);
        return c;
    }

    std::string_view rest_;
    std::vector<std::string> names_;
};

} // namespace

std::vector<std::string> message_arguments(std::string_view message)
{
    return MessageReader(message).read();
}

} // namespace sayso::flow
