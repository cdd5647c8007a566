#include "store/change.h"
#include "store/sqlite_store.h"

namespace sayso::store {

namespace {

// Each reads the columns that the constant above it names, in that order.

Moment read_moment(Row& row)
{
    return row.moment();
}

#define DRAFT_COLUMNS                                                                                                  \
    "id, flow, state, revision, author, editors, approved_by, base, yaml, translations, note, created, changed"
DraftRecord read_draft(Row& row)
{
    DraftRecord draft;
    draft.id = row.id<DraftId>();
    draft.flow = row.text();
    draft.state = row.named(domain::draft_state_from);
    draft.revision = row.count();
    draft.author = row.id<WorkerId>();
    for (auto const& word : split(row.text())) {
        auto editor = WorkerId::parse(word);
        if (editor)
            draft.editors.push_back(*editor);
        else
            row.mark_broken();
    }
    draft.approved_by = row.id<WorkerId>();
    draft.base = row.text();
    draft.yaml = row.text();
    draft.translations = row.text();
    draft.note = row.text();
    draft.created = row.moment();
    draft.changed = row.moment();
    return draft;
}

#define PUBLICATION_COLUMNS                                                                                            \
    "p.id, p.flow, p.how, p.version, p.number, p.highest, p.yaml, p.translations, p.draft, p.author, p.approved_by,"   \
    " p.by, p.reason, p.at"
PublicationRecord read_publication(Row& row)
{
    PublicationRecord publication;
    publication.id = row.id<PublicationId>();
    publication.flow = row.text();
    publication.how = row.named(domain::went_live_from);
    publication.version = row.text();
    publication.number = static_cast<int>(row.integer());
    publication.highest = static_cast<int>(row.integer());
    publication.yaml = row.text();
    publication.translations = row.text();
    publication.draft = row.id<DraftId>();
    publication.author = row.id<WorkerId>();
    publication.approved_by = row.id<WorkerId>();
    publication.by = row.id<WorkerId>();
    publication.reason = row.text();
    publication.at = row.moment();
    return publication;
}

TranslationApprovalRecord read_approval(Row& row)
{
    TranslationApprovalRecord approval;
    approval.locale = row.text();
    approval.in = row.text();
    approval.digest = row.text();
    approval.by = row.id<WorkerId>();
    approval.at = row.moment();
    return approval;
}

} // namespace

Result<Moment> SqliteStore::flow_version_since(std::string const& version)
{
    return reader_->one("SELECT published FROM flow_version WHERE version = ?", read_moment, version);
}

Result<DraftRecord> SqliteStore::draft(DraftId id)
{
    return reader_->one("SELECT " DRAFT_COLUMNS " FROM draft"
                        " WHERE authority = (SELECT id FROM authority) AND id = ?",
        read_draft, id);
}

Result<DraftRecord> SqliteStore::open_draft(std::string const& flow)
{
    return reader_->one("SELECT " DRAFT_COLUMNS " FROM draft WHERE authority = (SELECT id FROM authority)"
                        " AND flow = ? AND state NOT IN ('published', 'withdrawn')",
        read_draft, flow);
}

Result<std::vector<DraftRecord>> SqliteStore::drafts(std::size_t most)
{
    return reader_->many("SELECT " DRAFT_COLUMNS " FROM draft WHERE authority = (SELECT id FROM authority)"
                         " ORDER BY state IN ('published', 'withdrawn'), id DESC LIMIT ?",
        read_draft, most);
}

Result<PublicationRecord> SqliteStore::publication(PublicationId id)
{
    return reader_->one("SELECT " PUBLICATION_COLUMNS " FROM publication AS p"
                        " WHERE p.authority = (SELECT id FROM authority) AND p.id = ?",
        read_publication, id);
}

Result<std::vector<PublicationRecord>> SqliteStore::publications_of(std::string const& flow)
{
    return reader_->many("SELECT " PUBLICATION_COLUMNS " FROM publication AS p"
                         " WHERE p.authority = (SELECT id FROM authority) AND p.flow = ? ORDER BY p.row DESC",
        read_publication, flow);
}

Result<std::vector<PublicationRecord>> SqliteStore::live_publications()
{
    return reader_->many("SELECT " PUBLICATION_COLUMNS " FROM live_flow AS l JOIN publication AS p"
                         " ON p.authority = l.authority AND p.id = l.publication ORDER BY p.row",
        read_publication);
}

Result<std::vector<TranslationApprovalRecord>> SqliteStore::translation_approvals()
{
    return reader_->many(
        "SELECT locale, place, digest, by, at FROM translation_approval ORDER BY locale, place", read_approval);
}

} // namespace sayso::store
