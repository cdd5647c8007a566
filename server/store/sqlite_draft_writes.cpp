#include "store/sqlite_writes.h"

namespace sayso::store {

namespace {

std::vector<std::uint8_t> read_id(Row& row)
{
    return row.bytes();
}

std::string joined_ids(std::vector<WorkerId> const& workers)
{
    std::vector<std::string> words;
    words.reserve(workers.size());
    for (auto const& worker : workers)
        words.push_back(worker.text());
    return joined(words);
}

} // namespace

Result<> SqliteWrites::apply(DraftRecord const& draft)
{
    return connection_.run("INSERT INTO draft (authority, id, flow, state, revision, author, editors, approved_by, base,"
                           " yaml, translations, note, created, changed)"
                           " VALUES ((SELECT id FROM authority), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        draft.id, draft.flow, domain::name(draft.state), draft.revision, draft.author, joined_ids(draft.editors),
        draft.approved_by, draft.base, draft.yaml, draft.translations, draft.note, draft.created, draft.changed);
}

Result<> SqliteWrites::apply(Change::DraftWrite const& write)
{
    auto const& draft = write.draft;
    auto written = connection_.run(
        "UPDATE draft SET state = ?1, revision = ?2 + 1, editors = ?3, approved_by = ?4, base = ?5, yaml = ?6,"
        " translations = ?7, note = ?8, changed = ?9"
        " WHERE authority = (SELECT id FROM authority) AND id = ?10 AND revision = ?2",
        domain::name(draft.state), write.expected, joined_ids(draft.editors), draft.approved_by, draft.base, draft.yaml,
        draft.translations, draft.note, draft.changed, draft.id);
    if (written && connection_.changed_rows() == 0)
        return fail(Errc::conflict, "the draft has moved on");
    return written;
}

Result<> SqliteWrites::apply(PublicationRecord const& publication)
{
    return connection_.run("INSERT INTO publication (authority, id, flow, how, version, number, highest, yaml,"
                           " translations, draft, author, approved_by, by, reason, at)"
                           " VALUES ((SELECT id FROM authority), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        publication.id, publication.flow, domain::name(publication.how), publication.version, publication.number,
        publication.highest, publication.yaml, publication.translations, publication.draft, publication.author,
        publication.approved_by, publication.by, publication.reason, publication.at);
}

Result<> SqliteWrites::apply(Change::GoLive const& live)
{
    auto last = connection_.one(
        "SELECT publication FROM live_flow WHERE authority = (SELECT id FROM authority) AND flow = ?", read_id,
        live.flow);
    if (!last && last.error().code != Errc::not_found)
        return last.error();
    bool fits = live.expected.is_nil()
        ? !last
        : last && std::equal(last->begin(), last->end(), live.expected.bytes().begin(), live.expected.bytes().end());
    if (!fits)
        return fail(Errc::conflict, "another version has gone live");
    return connection_.run("INSERT INTO live_flow (authority, flow, publication)"
                           " VALUES ((SELECT id FROM authority), ?, ?)"
                           " ON CONFLICT (authority, flow) DO UPDATE SET publication = excluded.publication",
        live.flow, live.publication);
}

Result<> SqliteWrites::apply(TranslationApprovalRecord const& approval)
{
    return connection_.run("INSERT INTO translation_approval (authority, locale, place, digest, by, at)"
                           " VALUES ((SELECT id FROM authority), ?, ?, ?, ?, ?)"
                           " ON CONFLICT (authority, locale, place) DO UPDATE SET"
                           " digest = excluded.digest, by = excluded.by, at = excluded.at",
        approval.locale, approval.in, approval.digest, approval.by, approval.at);
}

} // namespace sayso::store
