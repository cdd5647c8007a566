// A flow as a picture: a box for each step, a row in it for each way on, an arrow from the row.
#include "flow/graph.h"
#include "flow/graph_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace sayso::flow {

namespace {

constexpr double margin = 24;
constexpr double top = 96; // Room for the title and the key.
constexpr double head_height = 24;
constexpr double line_height = 15;
constexpr double row_height = 20;
constexpr std::size_t line_letters = 40;
constexpr std::size_t row_letters = 32;
constexpr std::size_t most_lines = 4;

/// The colours are the reader's: light or dark as their machine is set. Nothing is told by colour alone.
constexpr char const* style = R"(
:root{color-scheme:light dark}
.paper{fill:#fff}.text{fill:#1a1a1a;font:13px system-ui,sans-serif}.small{font-size:11px}
.id{font-weight:700}.box{fill:#f6f7f9;stroke:#5a6472;stroke-width:1.5}.say .box{fill:#eef4ff}
.safety .box{stroke:#0a7a3d;stroke-width:4}.lost{opacity:.55}.row{stroke:#c7ccd4;stroke-width:1}
.harm{fill:#a01515;font-weight:700}.alert{fill:#8a4b00;font-weight:700}.missing{fill:#c4161c;font-weight:700}
.arrow{fill:none;stroke:#5a6472;stroke-width:1.6}.arrow.unwalked{stroke:#d4161c;stroke-width:2.4;stroke-dasharray:7 5}
.tip{fill:#5a6472}
@media (prefers-color-scheme:dark){
.paper{fill:#14171b}.text{fill:#f0f2f5}.box{fill:#20252c;stroke:#a7b0bd}.say .box{fill:#1c2a40}
.safety .box{stroke:#4fd08a}.row{stroke:#454d58}.harm{fill:#ff9a9a}.alert{fill:#ffc46b}.missing{fill:#ff8a8a}
.arrow{stroke:#a7b0bd}.arrow.unwalked{stroke:#ff7b7b}.tip{fill:#a7b0bd}}
)";

std::string escaped(std::string_view text)
{
    std::string safe;
    for (char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default: // XML has no way to say most control characters.
            safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return safe;
}

bool continues_letter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::size_t letters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continues_letter(c); }));
}

std::string cut(std::string const& text, std::size_t most)
{
    if (letters(text) <= most)
        return text;
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < most; ++count)
        for (++at; at < text.size() && continues_letter(text[at]);)
            ++at;
    return text.substr(0, at) + "...";
}

std::vector<std::string> wrapped(std::string const& text)
{
    std::vector<std::string> lines(1);
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        auto& line = lines.back();
        if (!line.empty() && letters(line) + 1 + letters(word) > line_letters)
            lines.push_back(word);
        else
            line += (line.empty() ? "" : " ") + word;
    }
    if (lines.size() > most_lines) {
        lines.resize(most_lines);
        lines.back() = cut(lines.back(), line_letters - 4) + " ...";
    }
    for (auto& line : lines)
        line = cut(line, line_letters + 4);
    return lines;
}

std::string number(double value)
{
    return std::to_string(std::lround(value));
}

class Drawing {
public:
    explicit Drawing(Graph const& graph)
        : graph_(graph)
    {
        for (std::size_t i = 0; i < graph.steps.size(); ++i)
            index_[graph.steps[i].id] = i;
        index_["end"] = graph.steps.size();
        for (auto const& step : graph.steps)
            boxes_.push_back({ rows_begin(step) + row_height * static_cast<double>(step.ways.size()) + 6 });
        boxes_.push_back({ head_height + 10 });
        for (std::size_t i = 0; i < graph.steps.size(); ++i)
            for (std::size_t way = 0; way < graph.steps[i].ways.size(); ++way)
                if (auto to = index_.find(graph.steps[i].ways[way].to); to != index_.end()) {
                    arrows_.push_back({ i, row_middle(graph.steps[i], way), to->second, {} });
                    ways_.push_back(&graph.steps[i].ways[way]);
                }
        layout_ = lay_out(boxes_, arrows_, sizes_);
    }

    std::string draw()
    {
        auto width = number(layout_.width + 2 * margin);
        auto height = number(layout_.height + top + margin);
        auto title = graph_.title + " (" + graph_.flow + ")";
        out_ << "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title description\" width=\""
             << width << "\" height=\"" << height << "\" viewBox=\"0 0 " << width << " " << height
             << "\">\n<title id=\"title\">" << escaped(title) << "</title>\n<desc id=\"description\">"
             << escaped(description()) << "</desc>\n<style>" << style
             << "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n";
        draw_key(title);
        // What no transcript walks lies beneath, so that a shared line looks walked where it is.
        for (bool walked : { false, true })
            for (std::size_t i = 0; i < arrows_.size(); ++i)
                if (ways_[i]->walked == walked)
                    draw_arrow(arrows_[i], *ways_[i]);
        for (std::size_t i = 0; i < graph_.steps.size(); ++i)
            draw_step(graph_.steps[i], boxes_[i]);
        draw_end(boxes_.back());
        out_ << "</svg>\n";
        return out_.str();
    }

private:
    static double rows_begin(GraphStep const& step)
    {
        return head_height + line_height * static_cast<double>(wrapped(step.words).size()) + 10;
    }

    static double row_middle(GraphStep const& step, std::size_t way)
    {
        return rows_begin(step) + row_height * (static_cast<double>(way) + 0.5);
    }

    std::string description() const
    {
        auto text = std::to_string(graph_.steps.size()) + " steps, from "
            + (graph_.steps.empty() ? "nothing" : graph_.steps.front().id) + " to the end.";
        return graph_.asked ? text + " " + coverage_words(graph_) + "." : text;
    }

    void text(double x, double y, std::string const& kind, std::string const& words)
    {
        out_ << "<text class=\"text " << kind << "\" x=\"" << number(x) << "\" y=\"" << number(y) << "\">"
             << escaped(words) << "</text>\n";
    }

    void draw_key(std::string const& title)
    {
        text(margin, 34, "id", title);
        text(margin, 54, "small", "Thick border: safety step. HARM: means harm. ALERT: somebody is told at once.");
        if (graph_.asked)
            text(margin, 74, graph_.walked == graph_.all ? "small" : "small missing",
                coverage_words(graph_) + (graph_.walked == graph_.all ? "" : "; the others are dashed"));
    }

    void draw_step(GraphStep const& step, LayoutBox const& box)
    {
        auto x = box.x + margin, y = box.y + top;
        out_ << "<g class=\"" << (step.asks ? "ask" : "say") << (step.safety ? " safety" : "")
             << (step.reached ? "" : " lost") << "\"><title>" << escaped(step.id + ": " + step.words) << "</title>\n"
             << "<rect class=\"box\" x=\"" << number(x) << "\" y=\"" << number(y) << "\" width=\""
             << number(sizes_.box_width) << "\" height=\"" << number(box.height) << "\" rx=\"8\"/>\n";
        text(x + 10, y + 18, "id", step.id + (step.safety ? " (safety)" : ""));
        auto line_y = y + head_height + 12;
        for (auto const& line : wrapped(step.words)) {
            text(x + 10, line_y, "small", line);
            line_y += line_height;
        }
        for (std::size_t i = 0; i < step.ways.size(); ++i)
            draw_row(step.ways[i], x, y + rows_begin(step) + row_height * static_cast<double>(i));
        out_ << "</g>\n";
    }

    void draw_row(GraphWay const& way, double x, double y)
    {
        out_ << "<path class=\"row\" d=\"M" << number(x) << " " << number(y) << "h" << number(sizes_.box_width)
             << "\"/>\n";
        std::string marks;
        std::string kind = "small";
        if (way.harm != Harm::none) {
            marks += "HARM ";
            kind += " harm";
        }
        if (!way.alerts.empty()) {
            marks += "ALERT ";
            kind += way.harm == Harm::none ? " alert" : "";
        }
        if (!way.walked) {
            marks += "NOT WALKED ";
            kind = "small missing";
        }
        out_ << "<g><title>" << escaped(way_in_words(way)) << "</title>\n";
        text(x + 10, y + 14, kind, marks + cut(way.words, row_letters - marks.size() / 2));
        out_ << "</g>\n";
    }

    static std::string way_in_words(GraphWay const& way)
    {
        auto words = way.words + (way.to.empty() ? " (then as below)" : " leads to " + way.to);
        for (auto const& alert : way.alerts)
            words += "; raises " + alert;
        if (way.harm != Harm::none)
            words += "; means harm (" + std::string(name(way.harm)) + ")";
        return words + (way.walked ? "" : "; no transcript goes here");
    }

    void draw_end(LayoutBox const& box)
    {
        auto x = box.x + margin, y = box.y + top;
        out_ << "<g><title>end</title>\n<rect class=\"box\" x=\"" << number(x) << "\" y=\"" << number(y)
             << "\" width=\"110\" height=\"" << number(box.height) << "\" rx=\"16\"/>\n";
        text(x + 42, y + 22, "id", "end");
        out_ << "</g>\n";
    }

    void draw_arrow(LayoutArrow const& arrow, GraphWay const& way)
    {
        auto const& from = boxes_[arrow.from];
        auto const& to = boxes_[arrow.to];
        double x = from.x + sizes_.box_width + margin, y = from.y + arrow.from_y + top;
        double end_x = to.x + margin - 7, end_y = to.y + std::min(sizes_.head, to.height / 2) + top;
        out_ << "<path class=\"arrow" << (way.walked ? "" : " unwalked") << "\" d=\"M" << number(x) << " " << number(y);
        auto curve = [&](double to_x, double to_y, double reach) {
            out_ << "C" << number(x + reach) << " " << number(y) << " " << number(to_x - reach) << " " << number(to_y)
                 << " " << number(to_x) << " " << number(to_y);
            x = to_x;
            y = to_y;
        };
        for (std::size_t i = 0; i + 1 < arrow.bends.size(); i += 2) {
            curve(arrow.bends[i].x + margin, arrow.bends[i].y + top, sizes_.column_gap / 2);
            x = arrow.bends[i + 1].x + margin;
            out_ << "H" << number(x);
        }
        curve(end_x, end_y, arrow.back ? sizes_.column_gap * 1.5 : sizes_.column_gap / 2);
        out_ << "\"><title>" << escaped(graph_.steps[arrow.from].id + ": " + way_in_words(way)) << "</title></path>\n"
             << "<path class=\"tip\" d=\"M" << number(end_x + 7) << " " << number(end_y) << "l-9 -4v8z\"/>\n";
    }

    Graph const& graph_;
    LayoutSizes sizes_;
    std::map<std::string, std::size_t> index_;
    std::vector<LayoutBox> boxes_;
    std::vector<LayoutArrow> arrows_;
    std::vector<GraphWay const*> ways_; // Of the arrows.
    Layout layout_;
    std::ostringstream out_;
};

} // namespace

std::string to_svg(Graph const& graph)
{
    return Drawing(graph).draw();
}

} // namespace sayso::flow
