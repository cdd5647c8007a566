// A flow as a picture and as an outline.
#include "flow/graph.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace sayso::flow {
namespace {

std::size_t count(std::string const& text, std::string const& part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

/// Every edge but those of one step.
std::set<Edge> all_but(Definition const& definition, std::string const& step)
{
    std::set<Edge> edges;
    for (auto& edge : edges_of(definition))
        if (edge.step != step)
            edges.insert(std::move(edge));
    return edges;
}

void expect_says(std::string const& found, std::string const& part)
{
    EXPECT_NE(found.find(part), std::string::npos) << part << "\n  is not in\n" << found;
}

TEST(Graph, CountsWhatIsWalked)
{
    auto flow = example();
    EXPECT_NE(coverage_words(graph_of(flow, all_but(flow, ""))).find("100 %"), std::string::npos);
    auto graph = graph_of(flow, all_but(flow, "offer_call"));
    EXPECT_LT(graph.walked, graph.all);
    EXPECT_EQ(graph.all - graph.walked, 2u); // Its two options.
    EXPECT_EQ(coverage_words(graph).find("100 %"), std::string::npos);
}

TEST(Graph, DrawsUnwalkedWaysDashed)
{
    auto flow = example();
    EXPECT_EQ(count(to_svg(graph_of(flow)), "arrow unwalked\""), 0u);
    EXPECT_EQ(count(to_svg(graph_of(flow, all_but(flow, ""))), "arrow unwalked\""), 0u);
    auto picture = to_svg(graph_of(flow, all_but(flow, "offer_call")));
    EXPECT_EQ(count(picture, "arrow unwalked\""), 2u);
    expect_says(picture, "stroke-dasharray");
    expect_says(picture, "the others are dashed");
}

TEST(Graph, IsAPictureByItselfThatCanBeReadAloud)
{
    auto picture = to_svg(graph_of(example()));
    pugi::xml_document document;
    ASSERT_TRUE(document.load_buffer(picture.data(), picture.size(), pugi::parse_full));
    auto svg = document.child("svg");
    EXPECT_STREQ(svg.attribute("role").value(), "img");
    EXPECT_STREQ(svg.attribute("aria-labelledby").value(), "title description");
    EXPECT_STREQ(svg.child("title").attribute("id").value(), "title");
    expect_says(svg.child("desc").text().get(), "steps, from safe to the end");
    expect_says(picture, "prefers-color-scheme:dark");
    expect_says(picture, "safe: I don&#39;t leads to where_now; raises no_safe_place; means harm (high)");
    expect_says(picture, "class=\"say safety\"");
    for (char const* foreign : { "<script", "href", "url(", "@import", "onload" })
        EXPECT_EQ(picture.find(foreign), std::string::npos) << foreign;
}

TEST(Graph, TextIsText)
{
    auto yaml
        = changed(example_yaml(), "\"Where are you right now?\"", "\"</text><script>alert(1)</script> & 'so' on?\"");
    auto picture = to_svg(graph_of(load_good(yaml)));
    EXPECT_EQ(picture.find("<script"), std::string::npos);
    pugi::xml_document document;
    EXPECT_TRUE(document.load_buffer(picture.data(), picture.size()));
}

TEST(Graph, TheOutlineNamesEveryStepOnceWithItsWays)
{
    auto flow = example();
    auto outline = to_outline(graph_of(flow, all_but(flow, "offer_call")));
    for (auto const& step : flow.steps)
        EXPECT_EQ(count("\n" + outline,
                      step.id + (flow.is_safety(step.id) ? "  [safety]" : "") + (step.asks ? "  ? " : "  \" ")),
            1u)
            << step.id << "\n"
            << outline;
    expect_says(outline, "  - I don't -> where_now  [harm: high]  [alert: no_safe_place]");
    expect_says(outline, "  x Not now -> leave_open  [alert: check_in]  [no transcript goes here]");
    expect_says(outline, "  - nights <= 3 -> where_now");
    expect_says(outline, "\n    nights  ? "); // Only "I do" leads there, so it stands beneath.
    expect_says(outline, "\nwhere_now  ? "); // Two ways come together there.
}

TEST(Graph, AWayBackIsDrawnToo)
{
    auto yaml = changed(example_yaml(), "text: \"Not now\", to: leave_open", "text: \"Not now\", to: safe");
    yaml = changed(yaml, "to: safe, alert: check_in}]\n",
        "to: safe, alert: check_in}]\n    skip: {to: leave_open, alert: check_in}\n");
    auto flow = load_good(yaml);
    auto picture = to_svg(graph_of(flow));
    pugi::xml_document document;
    EXPECT_TRUE(document.load_buffer(picture.data(), picture.size()));
    expect_says(picture, "offer_call: Not now leads to safe");
    expect_says(to_outline(graph_of(flow)), "Not now -> safe");
}

} // namespace
} // namespace sayso::flow
