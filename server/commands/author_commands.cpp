#include "commands/author_commands.h"

namespace sayso::commands {

AuthorCommands::AuthorCommands(CLI::App& app, std::function<int()>& chosen)
    : chosen_(chosen)
{
    add_check(app);
    add_graph(app);
    add_diff(app);
    add_new(app);
    add_simulate(app);
    add_translate(app);
    add_phrases(app);
    add_readability(app);
}

void AuthorCommands::add_phrases(CLI::App& app)
{
    auto* command = app.add_subcommand("phrases", "The lists of phrases that put what was typed higher in an inbox");
    command->require_subcommand(1);
    auto* measure = command->add_subcommand(
        "measure", "Hold the lists against labelled sentences: how many that need somebody are found, how many wrongly");
    measure->add_option("files", phrases_.files, "tests/phrases/<locale>.tsv")->required()->type_name("FILE...");
    measure->add_option("--i18n", phrases_.i18n, "Folder of translations")->type_name("DIR")->default_str("i18n");
    measure->add_flag("--missed", phrases_.missed, "Print what was missed or wrongly found");
    measure->callback([this] { chosen_ = [this] { return measure_phrases(phrases_); }; });
}

void AuthorCommands::add_readability(CLI::App& app)
{
    auto* command = app.add_subcommand("readability",
        "Reading age (English only) and the length of sentences and words, for each flow and language; warns over 11");
    command->add_option("flows", readable_flows_, "Folder of flows")->required()->type_name("FLOWS");
    command->add_option("i18n", readable_i18n_, "Folder of translations")->required()->type_name("I18N");
    command->add_option("--locale", readable_locales_, "Only these languages")->type_name("LOCALE...");
    command->callback(
        [this] { chosen_ = [this] { return readability(readable_flows_, readable_i18n_, readable_locales_); }; });
}

void AuthorCommands::add_check(CLI::App& app)
{
    auto* command = app.add_subcommand(
        "check", "Prove flows and translations safe; prints file:line:column for each fault, exits 1 if one blocks");
    command->add_option("paths", check_paths_, "Folders of flows, an i18n folder, or single flow files")
        ->required()
        ->type_name("PATH...");
    std::map<std::string, CheckFormat> const formats { { "text", CheckFormat::text }, { "table", CheckFormat::table },
        { "json", CheckFormat::json } };
    command->add_option("--format", check_format_, "text: a line for each; table: for people; json: for programs")
        ->transform(CLI::CheckedTransformer(formats))
        ->type_name("text|table|json")
        ->default_str("text");
    command->callback([this] { chosen_ = [this] { return check(check_paths_, check_format_); }; });
}

void AuthorCommands::add_graph(CLI::App& app)
{
    auto* command = app.add_subcommand("graph", "Draw a flow, or list it; say which ways transcripts walk");
    command->add_option("flows", graph_.flows, "A flow file; with --coverage also folders")
        ->required()
        ->type_name("FLOW...");
    command->add_option("--svg", graph_.svg, "Write the picture to this file")->type_name("FILE");
    command->add_flag("--outline", graph_.outline, "Print indented text (so without --svg too)");
    command->add_option("--transcripts", graph_.transcripts, "Folder with a folder of transcripts for each flow")
        ->type_name("DIR");
    command->add_flag("--coverage", graph_.coverage, "Only count: a line for each flow; exits 1 unless all is walked");
    command->callback([this] { chosen_ = [this] { return graph(graph_); }; });
}

void AuthorCommands::add_diff(CLI::App& app)
{
    auto* command = app.add_subcommand("diff", "Say in plain sentences what a new version of a flow changes, for whom");
    command->add_option("old", diff_.before, "The flow file as it is")->required()->type_name("OLD");
    command->add_option("new", diff_.after, "The flow file as it would be")->required()->type_name("NEW");
    command->add_option("--data", diff_.data, "Count open conversations in a council's data (the service is stopped)")
        ->type_name("DIR");
    command->callback([this] { chosen_ = [this] { return diff(diff_); }; });
}

void AuthorCommands::add_new(CLI::App& app)
{
    auto* command = app.add_subcommand("new", "Begin a flow: writes a small one that passes the check");
    command->add_option("flow", new_flow_.flow, "Its name for good: small letters, digits and -")
        ->required()
        ->type_name("FLOW-ID");
    command->add_option("--title", new_flow_.title, "What young people see")->type_name("TITLE");
    command->add_option("--flows", new_flow_.folder, "Folder of flows")->type_name("DIR")->default_str("flows");
    command->callback([this] { chosen_ = [this] { return new_flow(new_flow_); }; });
}

void AuthorCommands::add_simulate(CLI::App& app)
{
    auto* command = app.add_subcommand("simulate", "Talk a flow through in this terminal; nothing is stored");
    command->add_option("flow", simulate_.flow, "A flow file; with --all also a folder")->required()->type_name("FLOW");
    command->add_option("--as", simulate_.as, "Who talks")
        ->check(CLI::IsMember({ "young_person", "visitor", "anyone" }));
    command->add_option("--locale", simulate_.locale, "Language, like ar")->type_name("LANGUAGE");
    command->add_option("--i18n", simulate_.i18n, "Folder of translations")->type_name("DIR");
    command->add_flag("--easy", simulate_.easy, "Easy words where there are any");
    command->add_flag("--all", simulate_.all,
        "Walk every way by itself and print every prompt; exits 1 if one is untranslated or has a {placeholder} left");
    command->add_option("--today", simulate_.today, "Pretend it is this day (2026-11-22)")->type_name("DATE");
    command->callback([this] { chosen_ = [this] { return simulate(simulate_); }; });
}

void AuthorCommands::add_translate(CLI::App& app)
{
    auto* command = app.add_subcommand("translate", "Words to translators and back, as a spreadsheet or XLIFF 2.0");
    command->require_subcommand(1);
    auto add = [this, command](char const* name, char const* what, int (*act)(TranslateCommand const&)) {
        auto* part = command->add_subcommand(name, what);
        part->add_option("file", translate_.file, "A file that ends in .xlsx or .xlf")->required()->type_name("FILE");
        part->add_option("--flows", translate_.flows, "Folder of flows")->type_name("DIR");
        part->add_option("--i18n", translate_.i18n, "Folder of translations")->type_name("DIR");
        part->callback([this, act] { chosen_ = [this, act] { return act(translate_); }; });
        return part;
    };
    auto* out = add("export", "Write every text of the flows in one language, and what state it is in", export_words);
    out->add_option("--locale", translate_.locale, "Language, like ar")->required()->type_name("LANGUAGE");
    out->add_flag("--open", translate_.only_open, "Only what is missing or stale");
    add("import", "Take in what came back: all of it, or nothing if a row does not fit", import_words);
}

} // namespace sayso::commands
