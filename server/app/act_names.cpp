#include "app/authority.h"

// What the audit calls each act: kept for years, so a word here is never changed.

namespace sayso::app {

char const* name(Act act)
{
    switch (act) {
    case Act::answer:
        return "answer.save";
    case Act::read_own:
        return "own_words.read";
    case Act::read_words:
        return "words.read";
    case Act::read_names:
        return "names.read";
    case Act::acknowledge_alert:
        return "alert.acknowledge";
    case Act::mark_read:
        return "statement.mark_read";
    case Act::reply:
        return "reply.send";
    case Act::issue_code:
        return "code.issue";
    case Act::write_entry:
        return "entry.write";
    case Act::write_own_entry:
        return "own_entry.write";
    case Act::own_copy:
        return "own_copy.make";
    case Act::export_statement:
        return "words.export";
    case Act::note_death:
        return "death.note";
    case Act::name_worker:
        return "alert.name_worker";
    case Act::break_glass:
        return "glass.break";
    case Act::grant_access:
        return "access.grant";
    case Act::release_copy:
        return "copy.release";
    }
    return "unknown";
}

char const* name(FlowAct act)
{
    switch (act) {
    case FlowAct::look:
        return "flows.look";
    case FlowAct::begin_draft:
        return "draft.begin";
    case FlowAct::write_words:
        return "draft.write_words";
    case FlowAct::say_still_fits:
        return "draft.still_fits";
    case FlowAct::write_file:
        return "draft.write_file";
    case FlowAct::submit:
        return "draft.submit";
    case FlowAct::take_back:
        return "draft.take_back";
    case FlowAct::discard:
        return "draft.discard";
    case FlowAct::approve:
        return "draft.approve";
    case FlowAct::refuse:
        return "draft.refuse";
    case FlowAct::publish:
        return "flow.publish";
    case FlowAct::roll_back:
        return "flow.roll_back";
    case FlowAct::approve_translation:
        return "translation.approve";
    }
    return "unknown";
}

char const* name(CouncilAct act)
{
    switch (act) {
    case CouncilAct::arrange_cover:
        return "cover.arrange";
    case CouncilAct::see_grants:
        return "grants.see";
    case CouncilAct::end_grant:
        return "grant.end";
    case CouncilAct::count:
        return "totals.see";
    case CouncilAct::manage_workers:
        return "workers.manage";
    case CouncilAct::end_keeping:
        return "keeping.end";
    }
    return "unknown";
}

} // namespace sayso::app
